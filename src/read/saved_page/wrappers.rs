//! Undoes what a system wraps a page in: one form round all of it, and the addresses of the archive of
//! the web before its own.

use dom_query::{Document, NodeRef};

/// A form with so many paragraphs of prose is what a system puts round its pages, and none to fill in.
const PARAGRAPHS: usize = 3;

/// How much text makes a paragraph of prose, in bytes.
const PROSE: usize = 80;

/// What stands before an address that the archive holds.
const ARCHIVES: [&str; 3] = ["https://web.archive.org/web/", "http://web.archive.org/web/", "/web/"];

/// Makes plain boxes of forms that hold text, and gives links the addresses that they had before the page
/// was archived.
pub fn undo(document: &Document) {
    let forms = document.select("form");
    forms.nodes().iter().filter(|form| holds_text(form)).for_each(|form| form.rename("div"));
    let is_archived = document.select("script").nodes().iter().any(|script| {
        let text = script.text();
        text.contains("__wm.wombat(") || text.contains("__wm.init(")
    });
    for link in document.select("a[href*='/web/']").nodes() {
        let Some(typed) = link.attr("href") else { continue };
        // On a page that is alive a link to the archive is meant.
        let is_own = is_archived || typed.starts_with('/');
        if let Some(original) = original(typed.trim()).filter(|_| is_own) {
            link.set_attr("href", original);
        }
    }
}

fn holds_text(form: &NodeRef<'_>) -> bool {
    let has_title = form.descendants_it().any(|node| node.has_name("h1"));
    let prose = form.descendants_it().filter(|node| node.has_name("p") && node.text().trim().len() >= PROSE);
    has_title || prose.take(PARAGRAPHS).count() == PARAGRAPHS
}

/// `http://desk.example/river` of `/web/20051124083015/http://desk.example/river`.
fn original(archived: &str) -> Option<&str> {
    let rest = ARCHIVES.iter().find_map(|archive| archived.strip_prefix(archive))?;
    let (moment, original) = rest.split_once('/')?;
    let is_moment = moment.len() >= 4 && moment.starts_with(|c: char| c.is_ascii_digit());
    (is_moment && (original.starts_with("http://") || original.starts_with("https://"))).then_some(original)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undone(html: &str) -> String {
        let document = Document::from(html);
        undo(&document);
        document.select("body").inner_html().to_string()
    }

    #[test]
    fn a_form_round_the_text_is_a_box() {
        let prose =
            "<p>The river fell for the third year in a row, and the ministry has said nothing at all.</p>";
        assert!(undone(&format!("<form>{}</form>", prose.repeat(3))).starts_with("<div>"));
        assert!(undone(&format!("<form><h1>Low Water</h1>{prose}</form>")).starts_with("<div>"));
        assert!(undone(&format!("<form>{prose}<input></form>")).starts_with("<form>"));
    }

    #[test]
    fn a_link_of_an_archived_page_leads_where_it_did() {
        let link = |href: &str| format!("<a href=\"{href}\">River</a>");
        let archived = "https://web.archive.org/web/20051124083015/http://desk.example/river";
        let original = link("http://desk.example/river");
        assert_eq!(undone(&link("/web/20051124083015/http://desk.example/river")), original);
        assert_eq!(undone(&link(archived)), link(archived), "a text may quote the archive");
        let script = "<script>__wm.wombat(\"http://desk.example/\")</script>";
        assert!(undone(&format!("{}{script}", link(archived))).starts_with(&original));
        assert_eq!(undone(&link("/web/design/river")), link("/web/design/river"));
    }
}
