//! What Discord would make of a message, as far as the guard writes it: bold, people, moments, lines.

use crate::web::escape;
use lodge_register::Timestamp;

/// A message as HTML; `called` says what somebody is called.
pub(super) fn marked(text: &str, called: &dyn Fn(&str) -> String) -> String {
    let mut html = String::new();
    let mut rest = text;
    let mut bold = false;
    while let Some(at) = rest.find(['<', '*', '\n', '\\']) {
        let (before, from) = rest.split_at(at);
        html.push_str(&escape(before));
        if let Some(after) = from.strip_prefix("**") {
            html.push_str(if bold { "</strong>" } else { "<strong>" });
            (bold, rest) = (!bold, after);
        } else if let Some((inside, after)) = from.strip_prefix('<').and_then(|from| from.split_once('>')) {
            html.push_str(&mention(inside, called));
            rest = after;
        } else if let Some(after) = from.strip_prefix('\n') {
            html.push_str("<br>");
            rest = after;
        } else {
            let mut signs = from.chars();
            let sign = signs.next().filter(|sign| *sign != '\\');
            html.extend(sign.map(|sign| escape(sign.encode_utf8(&mut [0; 4]))));
            rest = signs.as_str();
        }
    }
    html.push_str(&escape(rest));
    if bold { html + "</strong>" } else { html }
}

fn mention(inside: &str, called: &dyn Fn(&str) -> String) -> String {
    if let Some(id) = inside.strip_prefix('@') {
        return format!("<code>@{}</code>", escape(&called(id.trim_start_matches('&'))));
    }
    let moment = inside.strip_prefix("t:").and_then(|rest| rest.split(':').next()?.parse::<i64>().ok());
    match moment {
        Some(seconds) => clock(Timestamp::from_millis(seconds.saturating_mul(1000))),
        None => escape(&format!("<{inside}>")),
    }
}

/// A moment, as a clock shows it.
pub(super) fn clock(at: Timestamp) -> String {
    let (hour, minute, second) = at.time();
    format!("<time datetime=\"{at}\">{hour:02}:{minute:02}:{second:02} UTC</time>")
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn what_the_guard_writes_is_shown_as_discord_would() {
        let called = |id: &str| format!("n{id}");
        for (text, shown) in [
            ("plain & <b>", "plain &amp; &lt;b&gt;"),
            ("**A raid** has\nbegun", "<strong>A raid</strong> has<br>begun"),
            ("About: <@7> <x", "About: <code>@n7</code> &lt;x"),
            ("<t:0:f>", "<time datetime=\"1970-01-01T00:00:00Z\">00:00:00 UTC</time>"),
            ("\\*not bold\\* **open", "*not bold* <strong>open</strong>"),
        ] {
            assert_eq!(marked(text, &called), shown, "{text}");
        }
    }
}
