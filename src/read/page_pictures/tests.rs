use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::files::MemoryFiles;

const GIF: &[u8] = b"GIF89a\x01\0\x01\0";

fn image(address: &str, caption: Option<&str>) -> Image {
    Image {
        address: address.to_owned(),
        alternative: "A map".to_owned(),
        caption: caption.map(str::to_owned),
    }
}

fn page(kinds: Vec<BlockKind>) -> Page {
    Page { blocks: kinds.into_iter().map(|kind| Block::new(kind, 3..7)).collect(), ..Page::default() }
}

fn attached(file: &str, mut page: Page) -> (Page, Vec<Diagnostic>) {
    let files =
        MemoryFiles::new().with("briefs/talks_files/a map.gif", GIF).with("briefs/talks_files/a.html", "<p>");
    let mut diagnostics = Diagnostics::default();
    attach(&files, &FilePath::new(file), &mut page, &mut diagnostics);
    (page, diagnostics.into_vec())
}

#[test]
fn pictures_beside_a_page_are_carried_with_it_under_the_hash_of_their_content() {
    let shown = page(vec![BlockKind::Figure(image("talks_files/a%20map.gif", None))]);
    let (page, said) = attached("briefs/talks.html", shown);
    let name = format!("talks_pictures/{}.gif", &hash(GIF)[..12]);
    assert!(said.is_empty());
    assert_eq!(page.pictures.keys().collect::<Vec<_>>(), [&name]);
    assert_eq!(page.markdown.text, format!("![A map]({name})\n"));
}

#[test]
fn a_lost_picture_takes_its_caption_along_and_leaves_one_warning_a_page() {
    let shown = page(vec![
        BlockKind::Figure(image("talks_files/gone.png", Some("The border in 2008."))),
        BlockKind::Figure(image("talks_files/a.html", None)),
        BlockKind::Paragraph(vec![Inline::Image(image("../../secret.png", None))]),
        BlockKind::Paragraph(vec![Inline::Text("The talks went on.".to_owned())]),
    ]);
    let (page, said) = attached("briefs/talks.html", shown);
    assert_eq!(page.markdown.text, "The talks went on.\n");
    assert_eq!(page.cut, [Cut { what: "caption: The border in 2008.".to_owned(), span: Some(3..7) }]);
    assert!(page.pictures.is_empty());
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].code, Code::MissingPagePicture);
    assert!(
        said[0].message.contains("gone.png") && said[0].message.contains("2 more"),
        "{}",
        said[0].message
    );
}

#[test]
fn the_name_of_a_page_can_be_anything() {
    let shown = page(vec![BlockKind::Figure(image("talks_files/a map.gif", None))]);
    let (page, _) = attached("briefs/What next? Iran: 50 %.html", shown);
    let address = page.pictures.keys().next().unwrap();
    assert!(matches!(address::parse(address), Address::Relative(_)));
    assert!(percent_decoded(address).starts_with("What next? Iran: 50 %_pictures/"));
}

#[test]
fn pictures_on_the_web_are_left_to_others() {
    let shown = page(vec![BlockKind::Figure(image("https://desk.example/a.png", None))]);
    let (page, said) = attached("a.html", shown);
    assert!(said.is_empty());
    assert_eq!(page.blocks.len(), 1);
}

#[test]
fn a_picture_on_the_disk_of_who_saved_the_page_is_lost_with_a_warning() {
    let shown = page(vec![BlockKind::Figure(image("file:///C:/maps/border.png", None))]);
    let (page, said) = attached("briefs/talks.html", shown);
    assert_eq!(said.iter().map(|fault| fault.code).collect::<Vec<_>>(), [Code::MissingPagePicture]);
    assert_eq!(page.markdown.text, "");
}

#[test]
fn a_picture_that_cannot_be_shown_is_taken_in_its_next_format() {
    let mut jpeg = Cursor::new(Vec::new());
    image::RgbImage::new(3, 3).write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    let files = MemoryFiles::new()
        .with("talks_files/a.avif", b"\0\0\0 ftypavif")
        .with("talks_files/torn.jpg", b"\xFF\xD8\xFF")
        .with("talks_files/a.jpg", jpeg.get_ref().clone());
    for first in ["talks_files/a.avif", "talks_files/gone.webp", "talks_files/torn.jpg"] {
        let mut shown = page(vec![BlockKind::Figure(image(first, Some("The border.")))]);
        let others = vec!["talks_files/none.jxl".to_owned(), "talks_files/a.jpg".to_owned()];
        shown.renditions.insert(first.to_owned(), others);
        let mut diagnostics = Diagnostics::default();
        attach(&files, &FilePath::new("talks.html"), &mut shown, &mut diagnostics);
        let name = format!("talks_pictures/{}.jpg", &hash(jpeg.get_ref())[..12]);
        assert_eq!(shown.markdown.text, format!("![A map]({name} \"The border.\")\n"), "{first}");
        assert_eq!(shown.pictures.keys().collect::<Vec<_>>(), [&name]);
        assert!(diagnostics.as_slice().is_empty() && shown.cut.is_empty(), "{first}");
    }
}
