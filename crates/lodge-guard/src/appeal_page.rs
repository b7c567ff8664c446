//! `/guard/appeal/{ticket}`: somebody who was sent away asks to come back. No account is needed: the link is the proof.

use askama::Template;
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_abuse::Rule;
use lodge_web::{Fault, Mistakes, Network, Page, again, html};
use serde::Deserialize;

use crate::{
    Case, Server, Verdict,
    appeal::Ticket,
    commands::Desk,
    panel::At,
    store::{appeals, cases, servers},
};

/// From one network, in an hour.
const OFTEN: Rule = Rule { name: "guard-appeal", count: 10, seconds: 3_600 };
/// The longest appeal, in characters.
pub(crate) const LONGEST: usize = 2_000;

/// How an appeal stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// It can be made.
    Open,
    /// It was made, and nobody has decided yet.
    Waits,
    /// It was decided.
    Judged(Verdict),
    /// The case was taken back: there is nothing to appeal against.
    Undone,
}

#[derive(Template)]
#[template(path = "guard/appeal.html")]
struct AppealPage<'a> {
    page: &'a Page,
    ticket: String,
    server: String,
    case: &'a Case,
    stand: Stand,
    answer: Option<String>,
    words: String,
    mistakes: Mistakes,
}

impl AppealPage<'_> {
    /// The message about what it is.
    fn kind(&self) -> String {
        format!("kind-{}", self.case.kind.as_str())
    }

    fn is_granted(&self) -> bool {
        self.stand == Stand::Judged(Verdict::Granted)
    }

    /// The message about what became of it.
    const fn judged(verdict: &Verdict) -> &'static str {
        match verdict {
            Verdict::Granted => "guard-appeal-granted",
            Verdict::Denied => "guard-appeal-denied",
            Verdict::Final => "guard-appeal-final",
            Verdict::Open => "guard-appeal-waits",
        }
    }
}

/// A case that somebody may appeal against, and how that stands.
struct Found {
    case: Case,
    server: String,
    stand: Stand,
    answer: Option<String>,
}

async fn found(desk: &Desk, ticket: &str) -> Result<(Ticket, Found), Fault> {
    let db = &desk.hands.db;
    let ticket = Ticket::open(db, ticket).ok_or_else(Fault::not_found)?;
    // A case that is no more is one whose time is over: nothing is known any more.
    let case = cases::by_number(db, ticket.server, ticket.case).await?;
    let case = case.filter(|case| case.target_id == Some(ticket.user)).ok_or_else(Fault::not_found)?;
    let server = servers::by_id(db, ticket.server).await?.ok_or_else(Fault::not_found)?;
    let guild = Server::guild(server.id);
    let name = desk.look(|town| town.guild(guild).map(|guild| guild.face.name.to_string()));
    let name = name.unwrap_or_else(|| server.name.reveal().clone());
    let made = appeals::of_case(db, case.id).await?;
    let (stand, answer) = match made {
        Some(appeal) if appeal.verdict == Verdict::Open => (Stand::Waits, None),
        Some(appeal) => {
            let answer = appeal.answer.as_ref().map(|answer| answer.reveal().clone());
            (Stand::Judged(appeal.verdict), answer)
        }
        None if case.undone_at.is_some() => (Stand::Undone, None),
        None => (Stand::Open, None),
    };
    Ok((ticket, Found { case, server: name, stand, answer }))
}

fn shown<'a>(
    page: &'a Page,
    ticket: String,
    found: &'a Found,
    (words, mistakes): (String, Mistakes),
) -> AppealPage<'a> {
    AppealPage {
        page,
        ticket,
        server: found.server.clone(),
        case: &found.case,
        stand: found.stand,
        answer: found.answer.clone(),
        words,
        mistakes,
    }
}

/// `GET /guard/appeal/{ticket}`
pub(crate) async fn page(page: Page, At(porch): At, Path(ticket): Path<String>) -> Result<Response, Fault> {
    let desk = porch.desk().ok_or_else(Fault::not_found)?;
    let (_, found) = found(desk, &ticket).await?;
    Ok(html(&shown(&page, ticket, &found, (String::new(), Mistakes::none()))))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    words: String,
}

/// `POST /guard/appeal/{ticket}`
pub(crate) async fn send(
    page: Page,
    At(porch): At,
    network: Network,
    Path(ticket): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let desk = porch.desk().ok_or_else(Fault::not_found)?;
    let verdict = porch.house.limiter.allow(&OFTEN, network.octets()).await?;
    if !verdict.allowed {
        return Err(Fault::too_many(verdict.reset));
    }
    let (opened, found) = found(desk, &ticket).await?;
    let words = typed.words.trim();
    let mistake = match words.chars().count() {
        0 => Some("guard-appeal-empty"),
        long if long > LONGEST => Some("guard-appeal-long"),
        _ => None,
    };
    if let Some(message) = mistake {
        let with = (typed.words.clone(), Mistakes::one("words", message));
        return Ok(again(&shown(&page, ticket, &found, with)));
    }
    // One appeal a case: whoever was faster, and be it the same person with two windows.
    if found.stand == Stand::Open {
        appeals::add(&desk.hands.db, &found.case, opened.user, words.to_owned(), desk.now()).await?;
    }
    Ok(Redirect::to(&format!("/guard/appeal/{ticket}")).into_response())
}
