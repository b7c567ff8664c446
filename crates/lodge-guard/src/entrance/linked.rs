//! Linked roles: what Discord keeps for somebody who was let in, so that a server can ask for it after Lodge has forgotten.
//!
//! ```text
//! once:            what can be asked for ──> Discord ──> a server's staff makes a role of it
//! let in, token:   verified, days, links ──> Discord keeps it until they take it away
//! ```
//!
//! It is kept for the application, not for one server: whoever was let in on one server of this Lodge has it on all of them.

use std::{sync::Arc, time::Duration};

use lodge_egress::Method;
use lodge_module::Shutdown;
use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, SqlKind, Subject};
use serde_json::{Value, json};

use super::portal::EntrancePortal;
use crate::{
    DISCORD, MEMBER, Server,
    commands::{Desk, in_all},
    rest::{Call, Refused},
    store::servers,
    verify::token::AccessToken,
};

/// How often it is looked whether a server wants it.
const EVERY: Duration = Duration::from_secs(20);
/// What Discord calls these comparisons: a number that is at least so large, and a yes.
const AT_LEAST: u8 = 2;
const IS: u8 = 7;

/// What can be asked for: its key, the comparison, and the message that names it.
const RECORDS: [(&str, u8, &str); 3] = [
    ("verified", IS, "guard-linked-verified"),
    ("account_days", AT_LEAST, "guard-linked-days"),
    ("links", AT_LEAST, "guard-linked-links"),
];

const fn part(name: &'static str, class: DataClass) -> Column {
    Column::plain(name, class, SqlKind::Blob)
}

/// What Discord keeps for somebody who was let in.
pub(crate) static TOLD: &Entry = &Entry {
    name: "guard_linked",
    title: "What Discord keeps for somebody who was let in, for linked roles",
    place: Place::SentTo(&DISCORD),
    purpose: "to let Discord give roles to those who were verified, on servers whose staff chose that",
    basis: Basis::Interest("a server must be able to ask for what Lodge has forgotten"),
    subject: Subject::Of { kind: MEMBER, by: "member" },
    keep: Keep::UntilDeleted,
    on_erase: OnErase::Beyond(
        "Discord has it: remove this application in Discord’s settings, and it is gone there",
    ),
    critical: false,
    columns: &[
        part("member", DataClass::Identifier),
        part("verified", DataClass::Technical),
        part("account_days", DataClass::Count),
        part("links", DataClass::Count),
    ],
};

/// Tells Discord that somebody was let in. It is a favour: what fails here keeps nobody outside.
pub(crate) async fn tell(portal: &EntrancePortal, token: &AccessToken, days: i64, links: usize) {
    let path = format!("/users/@me/applications/{}/role-connection", portal.application());
    if portal.tells(&path, token, &said(days, links)).await.is_err() {
        tracing::warn!("Discord could not be told for linked roles that somebody was let in");
    }
}

fn said(days: i64, links: usize) -> Value {
    json!({
        "platform_name": "Lodge",
        "metadata": { "verified": "1", "account_days": days.to_string(), "links": links.to_string() },
    })
}

/// Tells Discord what can be asked for, as soon as a server wants it, once.
pub async fn tend(desk: Desk, mut stop: Shutdown) {
    loop {
        match (is_wanted(&desk).await, desk.entrance.portal.is_some()) {
            (_, false) => return,
            (false, true) => {}
            (true, true) => match offer(&desk).await {
                Ok(()) => return,
                Err(refused) if refused.is_temporary() => {}
                Err(refused) => {
                    tracing::error!(reason = refused.why.word(), "Discord takes no linked roles from us");
                    return;
                }
            },
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = stop.requested() => return,
        }
    }
}

/// Whether a server wants it.
async fn is_wanted(desk: &Desk) -> bool {
    let servers = servers::all(&desk.hands.db).await.unwrap_or_default();
    let wants = |server: &Server| {
        let settings: Arc<_> = desk.settings.of(Server::guild(server.id));
        settings.entrance.on && settings.entrance.linked_roles
    };
    servers.iter().any(wants)
}

/// Tells Discord what can be asked for. Saying it twice changes nothing.
///
/// # Errors
/// [`Refused`] if Discord does not take it.
pub async fn offer(desk: &Desk) -> Result<(), Refused> {
    let path = format!("/applications/{}/role-connections/metadata", desk.application);
    let call = Call::new(Method::PUT, "/applications/role-connections/metadata", 0, path);
    desk.hands.rest.call(&call.saying(records(desk))).await.map(drop)
}

fn records(desk: &Desk) -> Value {
    let english = |message: &str| desk.words.say(lodge_web::Language::English, message, &[]);
    let one = |(key, kind, message): &(&str, u8, &str)| {
        let about = format!("{message}.about");
        json!({
            "type": kind,
            "key": key,
            "name": english(message),
            "name_localizations": in_all(&desk.words, message),
            "description": english(&about),
            "description_localizations": in_all(&desk.words, &about),
        })
    };
    RECORDS.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discord_is_told_three_numbers_and_no_name() {
        let told = said(400, 2);
        assert_eq!(told["metadata"], json!({ "verified": "1", "account_days": "400", "links": "2" }));
        assert_eq!(told.as_object().unwrap().len(), 2, "{told}");
    }

    #[test]
    fn what_can_be_asked_for_is_said_in_every_language_and_fits() {
        let words = lodge_web::Words::new(crate::WORDS).unwrap();
        for (key, _, message) in RECORDS {
            assert!(key.len() <= 50);
            for language in lodge_web::Language::ALL {
                let about = format!("{message}.about");
                for (name, longest) in [(message, 100), (about.as_str(), 200)] {
                    let said = words.say(language, name, &[]);
                    assert!(said != name && said.chars().count() <= longest, "{name}: {said}");
                }
            }
        }
    }
}
