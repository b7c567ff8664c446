//! Events that an account holder's own program is told of: who wants to hear what, and the telling.

mod account;
mod api;
mod store;
mod tell;
mod telling;

pub use telling::send_due;

pub(crate) use account::routes;
pub(crate) use api::routes as api_routes;
pub(crate) use tell::Ears;
pub(crate) use telling::Telling;

use lodge_abuse::Rule;
use lodge_register::Timestamp;
use lodge_store::{Batch, Db, StoreError};
use lodge_web::{EVENTS, Event, Fault, Site};
use url::Url;

use crate::Webhook;

/// The most that one account has.
const MOST: usize = 10;

/// What is told to try whether the other end listens.
const TEST: &str = "webhook.test";

/// How often an account may have it tried: nobody is to be hammered from here.
const TRIALS: Rule = Rule { name: "webhook-test", count: 10, seconds: 600 };

/// Tells an address something, to try whether the other end listens.
async fn try_out(site: &Site, hook: &Webhook) -> Result<(), Fault> {
    let verdict = site.limiter.allow(&TRIALS, &hook.account_id.number().to_be_bytes()).await?;
    if !verdict.allowed {
        return Err(Fault::too_many(verdict.reset));
    }
    let event = Event { kind: TEST, object: hook.id.number() };
    let due = store::due(&site.db, hook, event, site.clock.now());
    site.db.write(Batch::new().insert(&site.db, &due)).await?;
    Ok(())
}

/// Forgets the secrets that do not count any more.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn forget_former(db: &Db, now: Timestamp) -> Result<(), StoreError> {
    store::forget_former(db, now).await
}

/// What somebody wants to hear, understood: `https://…` and at least one event.
struct Wanted {
    url: String,
    events: String,
}

/// Reads where and what; says which field is wrong and the message about it.
fn read(url: &str, events: &[String]) -> Result<Wanted, Vec<(&'static str, &'static str)>> {
    let mut wrong = Vec::new();
    let parsed = Url::parse(url.trim()).ok().filter(|url| {
        url.scheme() == "https"
            && url.host_str().is_some()
            && url.username().is_empty()
            && url.password().is_none()
            && url.as_str().len() <= 1000
    });
    if parsed.is_none() {
        wrong.push(("url", "webhooks-url-wrong"));
    }
    // In our order, each once; what we do not know is not dropped in silence.
    let known: Vec<&str> =
        EVENTS.iter().copied().filter(|kind| events.iter().any(|event| event == kind)).collect();
    if known.is_empty() || events.iter().any(|event| !EVENTS.contains(&event.as_str())) {
        wrong.push(("events", "webhooks-events-wrong"));
    }
    match parsed {
        Some(url) if wrong.is_empty() => Ok(Wanted { url: url.to_string(), events: known.join(" ") }),
        _ => Err(wrong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, events: &[&str], expected: Result<&str, &[&str]>) {
        let events: Vec<String> = events.iter().map(|event| (*event).to_owned()).collect();
        let found = read(url, &events).map(|wanted| format!("{} {}", wanted.url, wanted.events));
        let found = found.map_err(|wrong| wrong.iter().map(|(field, _)| *field).collect::<Vec<_>>());
        assert_eq!(found, expected.map(str::to_owned).map_err(<[&str]>::to_vec), "{url}");
    }

    #[test]
    fn a_subscription_names_an_address_and_events() {
        let event = &["alias.created"];
        check("https://a.example/x", event, Ok("https://a.example/x alias.created"));
        check(
            " https://a.example ",
            &["alias.removed", "alias.created"],
            Ok("https://a.example/ alias.created alias.removed"),
        );
        check("http://a.example", event, Err(&["url"]));
        check("https://u:p@a.example", event, Err(&["url"]));
        check("a.example", event, Err(&["url"]));
        check("https://a.example", &[], Err(&["events"]));
        check("x", &["alias.created", "mail.read"], Err(&["url", "events"]));
    }
}
