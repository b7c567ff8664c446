//! Postmark's API: `POST /email` (postmarkapp.com/developer/api/email-api).

use lodge_register::Secret;
use serde_json::{Value, json};

use crate::{Door, PostError, Request, door::Response, post::letter::Sealed, recipients::POSTMARK};

pub(super) async fn send(
    door: &Door,
    url: &str,
    token: &Secret<String>,
    sealed: &Sealed<'_>,
) -> Result<(), PostError> {
    let request = Request::post(
        format!("{}/email", url.trim_end_matches('/')),
        "application/json",
        body(sealed).to_string(),
    )
    .header("accept", "application/json")
    .header("x-postmark-server-token", token.expose());
    verdict(&door.http(&POSTMARK, request).await?)
}

/// The letter, as the API takes it: nothing of it is counted, opened or followed.
fn body(sealed: &Sealed<'_>) -> Value {
    let from = sealed.from.to_string();
    let from =
        match sealed.from_name.replace(|char: char| char.is_control() || matches!(char, '"' | '\\'), " ") {
            name if name.trim().is_empty() => from,
            name => format!("\"{}\" <{from}>", name.trim()),
        };
    let ours = [
        ("Auto-Submitted", "auto-generated".to_owned()),
        ("Message-ID", format!("<{}>", sealed.number)),
        ("X-PM-KeepID", "true".to_owned()),
    ];
    // Postmark has a place of its own for this one, and refuses it among the others.
    let (reply_to, fields): (Vec<_>, Vec<_>) =
        sealed.fields.iter().partition(|(name, _)| *name == "Reply-To");
    let headers: Vec<_> =
        (ours.iter().chain(fields)).map(|(name, value)| json!({ "Name": name, "Value": value })).collect();
    let mut body = json!({
        "From": from,
        "To": sealed.to.to_string(),
        "Subject": sealed.letter.subject.replace(char::is_control, " "),
        "TextBody": sealed.letter.text,
        "HtmlBody": sealed.letter.html,
        "MessageStream": "outbound",
        "TrackOpens": false,
        "TrackLinks": "None",
        "Headers": headers,
    });
    if let (Some((_, address)), Some(body)) = (reply_to.first(), body.as_object_mut()) {
        body.insert("ReplyTo".to_owned(), address.trim_matches(['<', '>']).into());
    }
    body
}

/// What an answer of the API means.
fn verdict(response: &Response) -> Result<(), PostError> {
    let code = serde_json::from_slice::<Value>(&response.body)
        .ok()
        .and_then(|answer| answer.get("ErrorCode").and_then(Value::as_u64))
        .and_then(|code| u16::try_from(code).ok());
    match (response.status, code) {
        (200..=299, Some(0)) => Ok(()),
        // A success that does not say what of: somebody stands in between.
        (200..=299, None) => Err(PostError::Deferred(response.status)),
        // Too many at once; maintenance.
        (429, _) => Err(PostError::Deferred(429)),
        (_, Some(100 | 429)) => Err(PostError::Deferred(100)),
        (401, _) | (_, Some(10)) => Err(PostError::Credentials),
        // The sender's address is not known there, or the account may not send (any more, or yet, or so far).
        (_, Some(400 | 401 | 405 | 412 | 413)) => Err(PostError::Sender),
        (_, Some(code)) if response.status < 500 => Err(PostError::Refused(code)),
        (status @ 500.., _) => Err(PostError::Deferred(status)),
        (status, _) => Err(PostError::Refused(status)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(status: u16, body: &str, expected: Result<(), PostError>) {
        let response = Response { status, headers: Vec::new(), body: body.as_bytes().to_vec() };
        assert_eq!(verdict(&response), expected, "{status} {body}");
    }

    #[test]
    fn answers_and_what_they_mean() {
        check(200, r#"{"ErrorCode":0,"Message":"OK"}"#, Ok(()));
        check(401, r#"{"ErrorCode":10,"Message":"token"}"#, Err(PostError::Credentials));
        check(422, r#"{"ErrorCode":400,"Message":"unknown sender"}"#, Err(PostError::Sender));
        check(422, r#"{"ErrorCode":412,"Message":"pending"}"#, Err(PostError::Sender));
        check(422, r#"{"ErrorCode":300,"Message":"invalid"}"#, Err(PostError::Refused(300)));
        check(422, r#"{"ErrorCode":406,"Message":"inactive"}"#, Err(PostError::Refused(406)));
        check(503, r#"{"ErrorCode":100,"Message":"maintenance"}"#, Err(PostError::Deferred(100)));
        check(429, "", Err(PostError::Deferred(429)));
        check(500, "oh", Err(PostError::Deferred(500)));
        check(404, "<html>", Err(PostError::Refused(404)));
        check(200, "<html>a captive portal</html>", Err(PostError::Deferred(200)));
    }
}
