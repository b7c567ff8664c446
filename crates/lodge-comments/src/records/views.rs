//! That pages were looked at.

use lodge_register::{Id, Record, Timestamp};

use super::{Page, Site, VISITOR, Visitor};

/// That a page with comments was looked at, in which minute, and by whom only if they were signed in.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_view",
    purpose = "to keep to what an account may use, and to show the owner of a site how much its pages are read",
    basis = Interest("a service that is shared must be shared fairly, and owners want to know whether they are read"),
    subject = VISITOR by visitor_id,
    keep = days(45) after seen_at,
    on_erase = delete
)]
pub struct View {
    /// Which note.
    #[data(Identifier)]
    pub id: Id<View>,
    /// On which site.
    #[data(Identifier)]
    pub site_id: Id<Site>,
    /// Which page, if anybody wrote under it.
    #[data(Identifier)]
    pub page_id: Option<Id<Page>>,
    /// Who, if they were signed in; nobody otherwise.
    #[data(Identifier)]
    pub visitor_id: Option<Id<Visitor>>,
    /// In which minute.
    #[data(Time)]
    pub seen_at: Timestamp,
    /// How often.
    #[data(Count)]
    pub times: i64,
}

/// How often a page, or a site as a whole, was looked at on a day, and by how many.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_day",
    purpose = "to show the owner of a site how much its pages are read",
    basis = Interest("owners want to know whether they are read"),
    subject = nobody("it counts everybody together, by day and page"),
    keep = until_deleted,
    on_erase = delete
)]
pub struct Day {
    /// On which site.
    #[data(Identifier, key)]
    pub site_id: Id<Site>,
    /// Which page; 0 for the site as a whole.
    #[data(Identifier, key)]
    pub page: i64,
    /// On which day, UTC.
    #[data(Time, key)]
    pub day: Timestamp,
    /// How often.
    #[data(Count)]
    pub views: i64,
    /// By how many, as far as one network is one reader.
    #[data(Count)]
    pub visitors: i64,
}

/// From which other web site readers came on a day, where the owner of the site wants to know.
#[derive(Record, Debug, Clone)]
#[record(
    table = "comments_referrer",
    purpose = "to show the owner of a site from which other sites its readers come, where the owner switched that on",
    basis = Interest("owners want to know who links to them"),
    subject = nobody("it is the host name of a web site, and how many came from it; no page, and nobody who came"),
    keep = days(365) after day,
    on_erase = delete
)]
pub struct Referrer {
    /// On which site.
    #[data(Identifier, key)]
    pub site_id: Id<Site>,
    /// On which day, UTC.
    #[data(Time, key)]
    pub day: Timestamp,
    /// The other site's host name.
    #[data(Technical, key)]
    pub host: String,
    /// How many came from it.
    #[data(Count)]
    pub views: i64,
}
