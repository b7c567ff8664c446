//! An answer, out of a message: who sends it, and what they themselves wrote.

use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};

use super::own;

/// An answer. It has no `Debug`: all of it is somebody's.
pub struct Answer {
    /// The address in `From`.
    pub from: String,
    /// What they wrote, without what it answers and without a signature.
    pub text: String,
}

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// A machine sends it.
    Machine,
    /// It has no plain text, or nothing in it that was not there before.
    NoText,
    /// It has no sender, or several.
    NoSender,
    /// It is no message.
    Unreadable,
}

/// Reads a message.
///
/// # Errors
/// [`NoAnswer`] says why there is no answer in it.
pub fn read(message: &[u8]) -> Result<Answer, NoAnswer> {
    let message = MessageParser::default().parse(message).ok_or(NoAnswer::Unreadable)?;
    if is_automatic(&message) {
        return Err(NoAnswer::Machine);
    }
    let from = sender(&message).ok_or(NoAnswer::NoSender)?;
    let text = plain(&message).ok_or(NoAnswer::NoText)?;
    let text = own::words(&text);
    if text.is_empty() { Err(NoAnswer::NoText) } else { Ok(Answer { from, text }) }
}

/// Whether a machine wrote it: it says so, or it went out to many.
fn is_automatic(message: &Message<'_>) -> bool {
    let said = |name: &'static str| message.header_raw(name).map(|value| value.trim().to_ascii_lowercase());
    //= rfc3834#3.1.7
    //# The Auto-Submitted field, with a value of "auto-replied", SHOULD be
    //# included in the message header of any automatic response.
    let automatic = said("Auto-Submitted").is_some_and(|value| !value.starts_with("no"));
    let to_many =
        said("Precedence").is_some_and(|value| matches!(&*value, "bulk" | "junk" | "list" | "auto_reply"));
    automatic
        || to_many
        || said("X-Autoreply").is_some()
        || said("X-Auto-Response-Suppress")
            .is_some_and(|value| value.contains("all") && said("List-Id").is_some())
        || message
            .content_type()
            .is_some_and(|kind| kind.ctype() == "multipart" && kind.subtype() == Some("report"))
}

/// The one address in `From`.
fn sender(message: &Message<'_>) -> Option<String> {
    let from = message.from()?;
    let mut all = from.iter();
    let first = all.next()?.address()?.to_owned();
    all.next().is_none().then_some(first).filter(|address| address.contains('@'))
}

/// The first part that is plain text and no attachment.
fn plain(message: &Message<'_>) -> Option<String> {
    let part = message.parts.iter().find(|part| {
        let is_plain = part.content_type().is_none_or(|kind| {
            kind.ctype().eq_ignore_ascii_case("text")
                && kind.subtype().is_none_or(|subtype| subtype.eq_ignore_ascii_case("plain"))
        });
        let is_file =
            part.content_disposition().is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("attachment"));
        is_plain && !is_file && matches!(part.body, PartType::Text(_))
    })?;
    let PartType::Text(text) = &part.body else { return None };
    let attribute =
        |name: &str| part.content_type().and_then(|kind| kind.attribute(name)).unwrap_or_default();
    let flowed = attribute("format").eq_ignore_ascii_case("flowed");
    let joins = attribute("delsp").eq_ignore_ascii_case("yes");
    Some(if flowed { own::flowed(text, joins) } else { text.replace("\r\n", "\n") })
}
