//! `/guard/{guild}/mutual`: agreements with servers elsewhere: making one, seeing what is exchanged, ending it.

use askama::Template;
use axum::{Form, response::Response};
use lodge_register::{Id, Secret, Timestamp};
use lodge_store::StoreError;
use lodge_web::{Fault, Mistakes, Page, again, html, on};
use serde::Deserialize;

use super::hall::{Held, Inside, Room};
use crate::{
    Accord, Peering, Server,
    entrance::mutual::{
        ASKED_A_DAY, Side,
        agree::{self, Cannot},
        invitation::{DAYS as GOOD_FOR, Invitation},
    },
    ids::GuildId,
    store::peerings::{self, DAYS},
    verify::signal::{BANNED_DAYS, Signal, connection::MOST},
};

/// An agreement, as pages and programs show it.
pub(crate) struct Shown {
    pub(crate) id: Id<Peering>,
    /// Where the other Lodge is; empty before anybody has answered.
    pub(crate) url: String,
    pub(crate) called: String,
    pub(crate) peer: GuildId,
    pub(crate) stand: Accord,
    pub(crate) is_host: bool,
    pub(crate) heard_at: Option<Timestamp>,
    pub(crate) ends_at: Timestamp,
}

impl Shown {
    fn of(peering: Peering) -> Self {
        Self {
            id: peering.id,
            url: peering.url,
            called: peering.called,
            peer: peering.peer_id,
            stand: peering.stand,
            is_host: peering.side == Side::Host,
            heard_at: peering.heard_at,
            ends_at: peering.ends_at,
        }
    }

    /// The message about how far it is.
    const fn how_far(&self) -> &'static str {
        match self.stand {
            Accord::Offered => "guard-mutual-offered",
            Accord::Answered => "guard-mutual-answered",
            Accord::On if self.heard_at.is_none() => "guard-mutual-waits",
            Accord::On => "guard-mutual-on",
        }
    }

    fn is_answered(&self) -> bool {
        self.stand == Accord::Answered
    }

    fn is_offered(&self) -> bool {
        self.stand == Accord::Offered
    }
}

/// The agreements of a server, oldest first.
pub(crate) async fn all(held: &Held) -> Result<Vec<Shown>, StoreError> {
    let all = peerings::of(&held.desk.hands.db, Server::of(held.guild), held.desk.now()).await?;
    Ok(all.into_iter().map(Shown::of).collect())
}

#[derive(Template)]
#[template(path = "guard/mutual.html")]
struct MutualPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    agreements: Vec<Shown>,
    /// An invitation that was made just now: it is shown this once.
    made: Option<Secret<String>>,
    /// Whose invitation was pasted, before it is accepted.
    looked: Option<Invitation>,
    /// What was pasted.
    invitation: String,
    mistakes: Mistakes,
}

impl MutualPage<'_> {
    /// What is exchanged and kept, in sentences: each message with its number.
    fn sentences(&self) -> Vec<String> {
        let say = |name: &str, number: i64| self.page.t1(name, "n", number);
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        vec![
            say("guard-mutual-what-asked", i64::try_from(MOST).unwrap_or(i64::MAX)),
            self.page.t("guard-mutual-what-given"),
            self.page.t2("guard-mutual-what-kept", "days", Signal::Connection.days(), "banned", BANNED_DAYS),
            self.page.t("guard-mutual-what-comes"),
            say("guard-mutual-what-guessed", count(ASKED_A_DAY.count)),
            say("guard-mutual-what-ends", DAYS),
        ]
    }

    /// For how many days an invitation is good.
    const fn good_for() -> i64 {
        GOOD_FOR
    }
}

/// What a page shows besides what is there.
#[derive(Default)]
struct Besides {
    made: Option<Secret<String>>,
    looked: Option<Invitation>,
    invitation: String,
    mistakes: Mistakes,
}

async fn shown<'a>(page: &'a Page, held: &Held, besides: Besides) -> Result<MutualPage<'a>, Fault> {
    let agreements = all(held).await?;
    let Besides { made, looked, invitation, mistakes } = besides;
    let room = held.room.clone();
    Ok(MutualPage { page, at: "mutual", room, agreements, made, looked, invitation, mistakes })
}

/// `GET /guard/{guild}/mutual`
pub(super) async fn page(page: Page, Inside { held, .. }: Inside) -> Result<Response, Fault> {
    Ok(html(&shown(&page, &held, Besides::default()).await?))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    /// `offer`, `look`, `accept`, `agree` or `end`.
    act: String,
    invitation: String,
    id: String,
    peer: String,
}

/// `POST /guard/{guild}/mutual`
pub(super) async fn change(
    page: Page,
    Inside { held, .. }: Inside,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (desk, guild, by) = (&held.desk, held.guild, held.by);
    let id = || typed.id.parse().map(Id::new).map_err(|_| Fault::not_found());
    let done = match typed.act.as_str() {
        "offer" => match agree::offer(desk, guild, by).await {
            Ok(text) => {
                let besides = Besides { made: Some(Secret::new((*text).clone())), ..Besides::default() };
                return Ok(html(&shown(&page, &held, besides).await?));
            }
            Err(cannot) => Err(cannot),
        },
        "look" => match agree::look_at(desk, &typed.invitation) {
            Ok(looked) => {
                let invitation = typed.invitation;
                let besides = Besides { looked: Some(looked), invitation, ..Besides::default() };
                return Ok(html(&shown(&page, &held, besides).await?));
            }
            Err(cannot) => Err(cannot),
        },
        "accept" => agree::accept(desk, guild, by, &typed.invitation).await.map(|()| "guard-mutual-accepted"),
        "agree" => {
            let with = typed.peer.parse().map(GuildId::new).map_err(|_| Fault::not_found())?;
            agree::agree(desk, guild, by, id()?, with).await.map(|()| "guard-mutual-agreed")
        }
        "end" => agree::end(desk, guild, by, id()?).await.map(|()| "guard-mutual-ended"),
        _ => return Err(Fault::bad("bad-request")),
    };
    match done {
        Ok(said) => Ok(on(&held.path("/mutual"), said)),
        Err(Cannot::Store(error)) => Err(error.into()),
        Err(cannot) => {
            let mistakes = Mistakes::one("invitation", cannot.message());
            let besides = Besides { invitation: typed.invitation, mistakes, ..Besides::default() };
            Ok(again(&shown(&page, &held, besides).await?))
        }
    }
}

/// How it is said to a program that nothing comes of it.
pub(crate) fn said(cannot: Cannot) -> Fault {
    match cannot {
        Cannot::Store(error) => error.into(),
        Cannot::Not => Fault::not_found(),
        cannot => Fault::invalid(vec![("invitation", cannot.message())]),
    }
}
