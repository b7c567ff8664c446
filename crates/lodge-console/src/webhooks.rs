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

use lodge_web::EVENTS;
use url::Url;

/// The most that one account has.
const MOST: usize = 10;

/// What is told to try whether the other end listens.
const TEST: &str = "webhook.test";

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
