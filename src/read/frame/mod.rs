//! The frame that a site puts round its texts: its parts, and the words by which the readers of saved pages
//! and of page text know them.

mod words;

use serde::Deserialize;

pub use words::{is_of_frame, key, says_extent, words};

/// What a line of the frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frame {
    /// Words above an advertisement.
    Advertisement,
    /// How the text is to be cited.
    Citation,
    /// The form for comments, or a remark on it.
    CommentForm,
    /// To whom one may turn.
    Contact,
    /// What a site says of its cookies.
    CookieBox,
    /// A number by which the text is known: "doi:…".
    Identifier,
    /// The form for a site's mail, or an invitation to it.
    NewsletterBox,
    /// When the page was last changed.
    LastChange,
    /// Who may print the text again.
    Permission,
    /// Whom a picture is from.
    PictureCredit,
    /// Stars, or how many gave them.
    Rating,
    /// What a browser shows in place of what it cannot show.
    BrowserRemark,
    /// "Check against delivery".
    SpeechRemark,
    /// Who has the rights.
    Rights,
    /// Where the text can be sent on.
    ShareBar,
    /// What leads on to other pages: "Read more".
    WayOn,
    /// What leads to all of a list.
    WholeList,
}

impl Frame {
    /// What is said of a line that was cut.
    pub fn name(self) -> &'static str {
        match self {
            Self::Advertisement => "advertisement",
            Self::Citation => "citation",
            Self::CommentForm => "comment form",
            Self::Contact => "contact",
            Self::CookieBox => "cookie box",
            Self::Identifier => "identifier",
            Self::NewsletterBox => "newsletter box",
            Self::LastChange => "last change",
            Self::Permission => "permission",
            Self::PictureCredit => "picture credit",
            Self::Rating => "rating",
            Self::BrowserRemark => "remark of the browser",
            Self::SpeechRemark => "remark on a speech",
            Self::Rights => "rights",
            Self::ShareBar => "share bar",
            Self::WayOn => "way on",
            Self::WholeList => "whole list",
        }
    }
}
