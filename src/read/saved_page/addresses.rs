//! What the addresses on a page mean: links are completed, pictures are looked up.

use dom_query::Document;
use url::Url;

use super::SavedPage;
use crate::model::address::{self, Address};

/// Where the addresses of one page start from.
#[derive(Debug, Default)]
pub struct Addresses {
    /// The page's own address, where it is known.
    page: Option<String>,
    /// What relative addresses are completed with: `<base>`, else the page's own.
    base: Option<String>,
    /// Whether the page came with all that belongs to it, so that nothing lies beside it on disk.
    is_whole: bool,
}

impl Addresses {
    /// Reads `<base>`, and takes `source` for the page's address where nothing better is known.
    pub fn new(document: &Document, saved: &SavedPage, source: Option<&str>) -> Self {
        let page = saved.address.clone().or_else(|| source.map(str::to_owned));
        Self { base: base(document, page.as_deref()), page, is_whole: saved.address.is_some() }
    }

    /// The address of a link, complete where that is possible; `None` if a book can link nowhere:
    /// scripts, places on the page itself, and what is no address at all.
    pub fn link(&self, typed: &str) -> Option<String> {
        let typed: String = typed.trim().chars().filter(|c| !c.is_control()).collect();
        if typed.starts_with('#') {
            return None;
        }
        let complete = match address::parse(&typed) {
            Address::Absolute(absolute) => absolute,
            Address::Relative(relative) => match &self.base {
                Some(base) => address::complete(base, &relative)?,
                None => relative,
            },
            Address::Empty | Address::Forbidden { .. } | Address::Invalid => return None,
        };
        (!self.is_own_place(&complete)).then_some(complete)
    }

    /// Where the bytes of a picture are.
    pub fn picture(&self, typed: &str) -> PictureAddress {
        let typed = typed.trim();
        if typed.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:")) {
            return PictureAddress::Inline;
        }
        let complete = match (&self.base, address::parse(typed)) {
            (_, Address::Absolute(absolute)) => absolute,
            (_, Address::Forbidden { scheme }) if scheme.eq_ignore_ascii_case("cid") => typed.to_owned(),
            // An archive that was made of a file names its parts so; alone it names another's disk.
            (_, Address::Forbidden { scheme }) if scheme.eq_ignore_ascii_case("file") => {
                return PictureAddress::OnDisk(typed.to_owned());
            }
            (_, Address::Empty | Address::Forbidden { .. } | Address::Invalid) => {
                return PictureAddress::None;
            }
            // What a browser saved beside the page is named from the page's own folder.
            (_, Address::Relative(relative)) if !self.is_whole && !relative.starts_with('/') => {
                return PictureAddress::Beside(relative);
            }
            (Some(base), Address::Relative(relative)) => {
                match Url::parse(base).and_then(|b| b.join(&relative)) {
                    Ok(complete) => complete.into(),
                    Err(_) => return PictureAddress::None,
                }
            }
            (None, Address::Relative(relative)) => relative,
        };
        PictureAddress::Elsewhere(complete)
    }

    /// Whether an address leads to a place on the page that it stands on.
    fn is_own_place(&self, complete: &str) -> bool {
        let own = self.page.as_deref().map(address::key);
        complete.contains('#') && own.is_some_and(|own| own == address::key(complete))
    }
}

/// The address that the relative ones of a page begin at: what `<base>` says, else that of the page.
pub fn base(document: &Document, page: Option<&str>) -> Option<String> {
    let named = document.select_single("base[href]").attr("href");
    let base = named.and_then(|named| match page {
        Some(page) => address::complete(page, &named),
        None => address::web(&named),
    });
    base.or_else(|| page.map(str::to_owned))
}

/// Where the bytes of a picture are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureAddress {
    /// In the address itself.
    Inline,
    /// In a file beside the page.
    Beside(String),
    /// In the page's container, if it has this address; else on the web.
    Elsewhere(String),
    /// In the page's container, if it has this address; else on the disk of who saved the page.
    OnDisk(String),
    /// Nowhere.
    None,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(html: &str, address: Option<&str>) -> Addresses {
        let saved = SavedPage { address: address.map(str::to_owned), ..SavedPage::default() };
        Addresses::new(&Document::from(html), &saved, None)
    }

    #[test]
    fn a_relative_link_is_completed_with_base_or_the_page() {
        let page = Some("https://desk.example/briefs/one.html");
        let plain = addresses("<p>x", page);
        assert_eq!(plain.link("two.html").as_deref(), Some("https://desk.example/briefs/two.html"));
        let based = addresses("<base href='/old/'>", page);
        assert_eq!(based.link("two.html").as_deref(), Some("https://desk.example/old/two.html"));
        assert_eq!(addresses("<p>x", None).link("two.html").as_deref(), Some("two.html"));
    }

    #[test]
    fn entries_of_sections_begin_where_base_says() {
        let document = Document::from("<base href='https://desk.example/'>");
        let page = Some("https://desk.example/briefs/2008/one.html");
        assert_eq!(base(&document, page).as_deref(), Some("https://desk.example/"));
        assert_eq!(base(&Document::from("<p>x"), page).as_deref(), page);
    }

    #[test]
    fn scripts_and_places_on_the_page_are_no_links() {
        let page = addresses("<p>x", Some("https://desk.example/one"));
        let nowhere = ["#", "", "#top", "javascript:void(0)", "https://www.desk.example/one#top", "tel:1"];
        assert!(nowhere.iter().all(|typed| page.link(typed).is_none()));
        assert!(page.link("https://desk.example/two#top").is_some());
        assert!(page.link("mailto:desk@desk.example").is_some());
    }

    #[test]
    fn a_picture_lies_beside_a_page_that_was_saved_alone() {
        let saved = addresses("<p>x", None);
        assert_eq!(saved.picture("one_files/a.png"), PictureAddress::Beside("one_files/a.png".into()));
        let whole = addresses("<p>x", Some("https://desk.example/b/one"));
        assert_eq!(whole.picture("a.png"), PictureAddress::Elsewhere("https://desk.example/b/a.png".into()));
        assert_eq!(whole.picture("cid:part1"), PictureAddress::Elsewhere("cid:part1".into()));
    }
}
