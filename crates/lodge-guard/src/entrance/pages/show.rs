//! What a newcomer’s page shows: what comes next, and always the way to a person.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_register::Timestamp;
use lodge_web::{Fault, Page, html};
use serde::Deserialize;

use super::{
    answers::{Question, questions},
    said::{Said, said},
    visit::Visit,
    work::{self, Work},
};
use crate::{
    Kind, Newcomer, Stage, appeal,
    panel::At,
    store::{cases, verifications},
    verify::{
        decide::Way,
        signal::{account, network::Network},
        told,
    },
};

/// What comes next.
pub(super) enum View {
    /// They read, and go on.
    Read,
    /// Their account is too young, until then.
    Young(Timestamp),
    /// Their browser works.
    Work,
    /// They answer.
    Answer(Vec<Question>),
    /// They go to Discord next.
    Away,
    /// They go to Discord by this link.
    Leave { link: String },
    /// They are being looked at.
    Looking,
    /// It is over, or somebody else’s turn: the messages about it, the first of which is the title.
    Told { is_good: bool, messages: Vec<&'static str>, appeal: Option<String> },
}

#[derive(Template)]
#[template(path = "guard/verify.html")]
pub(super) struct VerifyPage<'a> {
    page: &'a Page,
    /// Where its forms are sent.
    path: String,
    server: String,
    said: Said,
    work: Work,
    /// Whether the browser works while they read.
    works: bool,
    view: View,
    /// The message about what went wrong.
    why: Option<&'static str>,
}

impl VerifyPage<'_> {
    /// Whether they may ask for a person: it is not somebody else’s turn already.
    const fn may_ask(&self) -> bool {
        !matches!(self.view, View::Told { .. })
    }

    /// Whether they have not gone on yet.
    const fn is_new(&self) -> bool {
        matches!(self.view, View::Read | View::Young(_))
    }
}

/// What the address says besides: it may only choose among messages of ours.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Besides {
    why: String,
    by: String,
}

impl Besides {
    /// The message about what went wrong.
    fn why(&self) -> Option<&'static str> {
        Some(match self.why.as_str() {
            "other" => "guard-door-why-not-other",
            "elsewhere" => "guard-door-why-not-elsewhere",
            "stale" => "guard-door-why-not-stale",
            "busy" => "guard-door-why-not-busy",
            _ => return None,
        })
    }
}

/// Where somebody is shown what became of it, who came by this kind of network.
pub(super) fn after(path: &str, network: Network) -> String {
    format!("{path}{}", if network.is_a_detour() { "?by=detour" } else { "" })
}

/// `GET /guard/verify/{ticket}`
pub(super) async fn page(
    page: Page,
    At(porch): At,
    Path(ticket): Path<String>,
    Query(besides): Query<Besides>,
) -> Result<Response, Fault> {
    let visit = Visit::open(&porch, &ticket).await?;
    let view = view(&visit, besides.by == "detour").await?;
    Ok(html(&VerifyPage { why: besides.why(), ..written(&page, &visit, view) }))
}

/// The same page, and what was wrong with what they did.
pub(super) async fn again(page: &Page, visit: &Visit, why: &'static str) -> Result<Response, Fault> {
    let view = view(visit, false).await?;
    if matches!(view, View::Told { .. }) {
        return Ok(Redirect::to(&visit.path()).into_response());
    }
    Ok(lodge_web::again(&VerifyPage { why: Some(why), ..written(page, visit, view) }))
}

/// The page with this on it, as an answer.
pub(super) fn with(page: &Page, visit: &Visit, view: View) -> Response {
    html(&written(page, visit, view))
}

/// The page with this on it.
pub(super) fn written<'a>(page: &'a Page, visit: &Visit, view: View) -> VerifyPage<'a> {
    let entrance = &visit.settings.entrance;
    VerifyPage {
        page,
        path: visit.path(),
        server: visit.desk.name_of(visit.guild()),
        said: said(page, &visit.desk, entrance, &visit.elsewhere),
        work: work::given(&visit.porch.house),
        works: entrance.work,
        view,
        why: None,
    }
}

async fn view(visit: &Visit, by_detour: bool) -> Result<View, Fault> {
    let Some(newcomer) = visit.newcomer().await? else {
        return Ok(View::told(true, &["guard-door-none", "guard-door-none-text"]));
    };
    Ok(match newcomer.stage {
        Stage::Asked => asked(visit),
        Stage::Working => View::Work,
        Stage::Answering => View::Answer(questions(&visit.settings.entrance, None)),
        Stage::Away => View::Away,
        Stage::Looking => View::Looking,
        Stage::Staff => before_the_staff(visit, &newcomer, by_detour).await?,
        Stage::In if by_detour => View::told(true, &["verify-you-pass", "verify-you-detour"]),
        Stage::In => View::told(true, &["verify-you-pass"]),
        Stage::Out => View::told(false, &["guard-door-gone", "guard-door-gone-text"]),
        Stage::Refused => refused(visit).await?,
    })
}

fn asked(visit: &Visit) -> View {
    let (user, least) = (visit.ticket.user, visit.settings.entrance.least_days);
    if account::days(user, visit.desk.now()) < least {
        View::Young(user.made_at().plus_days(least))
    } else {
        View::Read
    }
}

/// Whoever was looked at reads what everybody reads of whom that is true; whoever asked for a person, that one will come.
async fn before_the_staff(visit: &Visit, newcomer: &Newcomer, by_detour: bool) -> Result<View, Fault> {
    let (db, ticket) = (&visit.desk.hands.db, visit.ticket);
    let last = verifications::latest(db, ticket.server, ticket.user).await?;
    let last = last.filter(|last| last.decided_at >= newcomer.asked_at && last.way != Way::Pass);
    let network = if by_detour { Network::Vpn } else { Network::Unknown };
    let messages = match last {
        Some(last) => told::of_a_way(last.way, network),
        None => vec!["guard-door-staff", "guard-door-staff-text"],
    };
    Ok(View::Told { is_good: false, messages, appeal: None })
}

/// Whoever was not let in can ask again, if there is a case about it.
async fn refused(visit: &Visit) -> Result<View, Fault> {
    let (db, ticket) = (&visit.desk.hands.db, visit.ticket);
    let about = cases::about(db, ticket.server, ticket.user).await?;
    let sent_out = |kind| matches!(kind, Kind::Kick | Kind::Ban | Kind::Tempban | Kind::Softban);
    let case =
        about.iter().filter(|case| sent_out(case.kind) && case.undone_at.is_none()).max_by_key(|c| c.number);
    let path = |number| appeal::Ticket { server: ticket.server, case: number, user: ticket.user }.path(db);
    let messages = vec!["guard-door-refused", "guard-door-refused-text"];
    Ok(View::Told { is_good: false, messages, appeal: case.map(|case| path(case.number)) })
}

impl View {
    fn told(is_good: bool, messages: &[&'static str]) -> Self {
        Self::Told { is_good, messages: messages.to_vec(), appeal: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_chooses_among_messages_of_ours_and_says_nothing_else() {
        let why = |why: &str| Besides { why: why.to_owned(), by: String::new() }.why();
        assert_eq!(why("other"), Some("guard-door-why-not-other"));
        assert_eq!([why(""), why("guard-door-none"), why("<script>")], [None; 3]);
    }

    #[test]
    fn only_a_detour_is_said_in_the_address() {
        assert_eq!(after("/guard/verify/a", Network::Residential), "/guard/verify/a");
        assert_eq!(after("/guard/verify/a", Network::Tor), "/guard/verify/a?by=detour");
    }
}
