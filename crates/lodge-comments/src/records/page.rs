//! A page of a site, found by its path.

use lodge_register::{Id, Record, Timestamp};

use super::Site;

/// A page that has comments, or had a reader.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_page",
    purpose = "to know which comments belong under which page",
    basis = Service,
    subject = nobody("it is a page of a web site, which everybody can open"),
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Page {
    /// Which page.
    #[data(Identifier)]
    pub id: Id<Page>,
    /// Of which site.
    #[data(Identifier)]
    pub site_id: Id<Site>,
    /// Its path, as the site's rules make it.
    #[data(Technical)]
    pub path: String,
    /// Its title, as it said itself when the first comment was written.
    #[data(Technical)]
    pub title: String,
    /// Whether nobody may write under it any more.
    #[data(Setting)]
    pub locked: bool,
    /// The number of the last change to anything that is shown.
    #[data(Technical)]
    pub revision: i64,
    /// How many comments are shown.
    #[data(Count)]
    pub shown: i64,
    /// When it was seen first.
    #[data(Time)]
    pub created_at: Timestamp,
    /// When anything that is shown changed last: by this, running Lodges find what to show anew.
    #[data(Time)]
    pub changed_at: Timestamp,
}

/// Where a page was before it moved.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_former_path",
    purpose = "to find a page's comments from its old address, too",
    basis = Service,
    subject = nobody("it is the old address of a page of a web site"),
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct FormerPath {
    /// Of which site.
    #[data(Identifier, key)]
    pub site_id: Id<Site>,
    /// Where it was.
    #[data(Technical, key)]
    pub path: String,
    /// Which page it is now.
    #[data(Identifier)]
    pub page_id: Id<Page>,
}
