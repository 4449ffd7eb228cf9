//! Rules for the markup of particular sites, which are data: `assets/sites/`.

/// Where one site has what.
#[derive(Debug, Clone, Default)]
pub struct SiteRule {
    /// Selectors of the main text, the first that matches counts.
    pub body: Vec<String>,
    /// Selectors of what is never part of the text.
    pub remove: Vec<String>,
}

/// The rule for the site that an address belongs to.
pub fn rule_for(_address: Option<&str>) -> Option<&'static SiteRule> {
    None
}
