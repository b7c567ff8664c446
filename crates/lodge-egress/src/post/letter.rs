//! A letter, and the message that it becomes.

use std::fmt::Write as _;

use lodge_register::{Chance, Personal, Timestamp, draw};
use lodge_smtp::Path;
use mail_builder::{
    MessageBuilder,
    headers::{address::Address, date::Date, raw::Raw},
};

use super::{PostError, PostSettings};

/// A letter, rendered already, in its reader's language.
#[derive(Clone)]
pub struct Letter {
    /// To whom.
    pub to: Personal<String>,
    /// What it is about.
    pub subject: String,
    /// What it says, in plain text.
    pub text: String,
    /// The same as a page.
    pub html: String,
    /// What its head says besides.
    pub head: Head,
}

/// What the head of a letter says besides what every letter says. Nothing of it is a line that somebody wrote: each
/// value is checked, and one that is none is left out.
#[derive(Clone, Default)]
pub struct Head {
    /// What the letter is called, so that a later one can follow it: letters, digits, `-` and `.`.
    pub name: Option<String>,
    /// What it follows, the first letter of all first.
    pub follows: Vec<String>,
    /// Where answers go, if somebody reads them.
    pub reply_to: Option<Personal<String>>,
    /// Where one click sees to it that no more letters of this kind come: an `https` address.
    pub unsubscribe: Option<String>,
}

/// A letter that is ready for any carrier.
pub(super) struct Sealed<'a> {
    pub(super) letter: &'a Letter,
    /// The envelope's sender, and its recipient.
    pub(super) from: Path,
    pub(super) to: Path,
    pub(super) from_name: &'a str,
    /// Without its angle brackets.
    pub(super) number: String,
    /// What else its head says: a name, and a value in ASCII that is safe in a line.
    pub(super) fields: Vec<(&'static str, String)>,
    at: Timestamp,
}

impl<'a> Sealed<'a> {
    pub(super) fn new(
        letter: &'a Letter,
        settings: &'a PostSettings,
        at: Timestamp,
        chance: &dyn Chance,
    ) -> Result<Self, PostError> {
        let parse = |address: &str| Path::parse(address).map_err(|_| PostError::Address);
        let from = parse(&settings.from)?;
        let to = parse(letter.to.reveal())?;
        let mut number = String::with_capacity(64);
        for octet in draw::<16>(chance) {
            let _ = write!(number, "{octet:02x}");
        }
        let domain = from.domain.canonical();
        let number = format!("{}@{domain}", letter.head.name.as_deref().filter(is_name).unwrap_or(&number));
        let fields = fields(&letter.head, &domain);
        Ok(Self { letter, from, to, from_name: &settings.from_name, number, fields, at })
    }

    /// The whole message, as SMTP carries it.
    pub(super) fn message(&self) -> Vec<u8> {
        let address = |name: &'a str, path: &Path| {
            Address::new_address(Some(name).filter(|name| !name.is_empty()), path.to_string())
        };
        let mut builder = MessageBuilder::new()
            .from(address(self.from_name, &self.from))
            .to(address("", &self.to))
            .subject(self.letter.subject.as_str())
            .date(Date::new(self.at.millis().div_euclid(1000)))
            .message_id(self.number.as_str())
            // RFC 3834: so that no machine answers.
            .header("Auto-Submitted", Raw::new("auto-generated"))
            .text_body(self.letter.text.as_str())
            .html_body(self.letter.html.as_str());
        for (name, value) in &self.fields {
            builder = builder.header(*name, Raw::new(value.as_str()));
        }
        let mut message = Vec::new();
        builder.serialize(&mut message);
        message
    }
}

/// What the head says besides, as lines.
fn fields(head: &Head, domain: &str) -> Vec<(&'static str, String)> {
    let mut fields = Vec::new();
    let follows: Vec<_> = head
        .follows
        .iter()
        .map(String::as_str)
        .filter(is_name)
        .map(|name| format!("<{name}@{domain}>"))
        .collect();
    if let Some(last) = follows.last() {
        //= rfc5322#3.6.4
        //# The "In-Reply-To:" field will contain the contents of the
        //# "Message-ID:" field of the message to which this one is a reply (the
        //# "parent message").
        fields.push(("In-Reply-To", last.clone()));
        fields.push(("References", follows.join(" ")));
    }
    let reply_to = head.reply_to.as_ref().and_then(|address| Path::parse(address.reveal()).ok());
    if let Some(address) = reply_to.filter(Path::is_ascii) {
        fields.push(("Reply-To", format!("<{address}>")));
    }
    if let Some(address) = head.unsubscribe.as_deref().filter(is_address) {
        //= rfc2369#3.2
        //# The List-Unsubscribe field describes the command (preferably using
        //# mail) to directly unsubscribe the user (removing them from the list).
        fields.push(("List-Unsubscribe", format!("<{address}>")));
        //= rfc8058#3.1
        //# The List-Unsubscribe-Post header MUST contain the single key/value pair "List-Unsubscribe=One-Click".
        fields.push(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    fields
}

/// Whether a Message-ID can begin so.
fn is_name(name: &&str) -> bool {
    let fits = |octet: u8| octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'.');
    (1..=64).contains(&name.len()) && name.bytes().all(fits) && !name.starts_with('.') && !name.ends_with('.')
}

/// Whether this is an address of the web that fits into one line of a head (RFC 5322 section 2.1.1: 998 octets).
//= rfc8058#3.1
//# The List-Unsubscribe header field MUST contain one HTTPS URI.
fn is_address(address: &&str) -> bool {
    let fits = |octet: u8| octet.is_ascii_graphic() && !matches!(octet, b'<' | b'>' | b',' | b'"');
    address.starts_with("https://") && address.len() <= 900 && address.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Carrier;
    use lodge_store::SeededChance;

    fn settings(from_name: &str) -> PostSettings {
        PostSettings {
            from: "lodge@example.org".to_owned(),
            from_name: from_name.to_owned(),
            carrier: Carrier::Nowhere,
        }
    }

    fn letter(to: &str, subject: &str) -> Letter {
        Letter {
            to: Personal::new(to.to_owned()),
            subject: subject.to_owned(),
            text: "Hello\nthere, Jürgen\n.\n".to_owned(),
            html: "<p>Hello there, Jürgen</p>".to_owned(),
            head: Head::default(),
        }
    }

    fn with(head: Head) -> String {
        message(&Letter { head, ..letter("ann@example.org", "Hello") }, "Lodge").replace("\r\n ", " ")
    }

    #[test]
    fn one_click_ends_letters_of_its_kind() {
        let head = Head {
            unsubscribe: Some("https://lodge.example/embed/letter/abc".to_owned()),
            ..Head::default()
        };
        let text = with(head);
        //= rfc8058#3.1
        //= type=test
        //# The List-Unsubscribe-Post header MUST contain the single key/value pair "List-Unsubscribe=One-Click".
        assert!(text.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{text}");
        assert!(
            text.contains("\r\nList-Unsubscribe: <https://lodge.example/embed/letter/abc>\r\n"),
            "{text}"
        );
        for wrong in
            ["http://a.test/", "https://a.test/\r\nBcc: b@c.test", "https://a.test/>", "mailto:a@b.test"]
        {
            let text = with(Head { unsubscribe: Some(wrong.to_owned()), ..Head::default() });
            assert!(!text.contains("List-Unsubscribe") && !text.contains("Bcc"), "{text}");
        }
    }

    #[test]
    fn a_letter_follows_another_and_says_where_answers_go() {
        let text = with(Head {
            name: Some("c7.00ff".to_owned()),
            follows: vec!["p1.00ff".to_owned(), "a b".to_owned(), "c3.00ff".to_owned()],
            reply_to: Some(Personal::new("reply+abc@mx.lodge.example".to_owned())),
            unsubscribe: None,
        });
        for line in [
            "Message-ID: <c7.00ff@example.org>",
            "In-Reply-To: <c3.00ff@example.org>",
            "References: <p1.00ff@example.org> <c3.00ff@example.org>",
            "Reply-To: <reply+abc@mx.lodge.example>",
        ] {
            assert!(text.lines().any(|found| found.trim_end() == line), "{line}\n{text}");
        }
        let text = with(Head {
            name: Some("a\r\nBcc: b".to_owned()),
            reply_to: Some(Personal::new("a@b.test\r\nBcc: c@d.test".to_owned())),
            ..Head::default()
        });
        assert!(!text.contains("Bcc") && !text.contains("Reply-To"), "{text}");
    }

    fn message(letter: &Letter, name: &str) -> String {
        let (settings, chance) = (settings(name), SeededChance::new(1));
        let at = Timestamp::from_millis(1_795_325_725_000);
        let sealed = Sealed::new(letter, &settings, at, &chance).unwrap();
        String::from_utf8(sealed.message()).unwrap()
    }

    #[test]
    fn nothing_in_a_letter_makes_a_header_of_its_own() {
        let hostile = "Hello\r\nBcc: mallory@example.org\r\n\r\n<h1>Hello</h1>";
        for text in [
            message(&letter("ann@example.org", hostile), "Lodge"),
            message(&letter("ann@example.org", "Hello"), hostile),
            message(
                &letter("ann@example.org", "Hello\nBcc: mallory@example.org"),
                "a\nBcc: mallory@example.org",
            ),
        ] {
            let (head, _) = text.split_once("\r\n\r\n").unwrap();
            let names: Vec<_> = head
                .split("\r\n")
                .filter(|line| !line.starts_with([' ', '\t']))
                .map(|line| line.split(':').next().unwrap().to_ascii_lowercase())
                .collect();
            assert!(!names.iter().any(|name| name == "bcc" || name.contains('<')), "{head}");
            assert!(!head.replace("\r\n", "").contains(['\r', '\n']), "{head}");
        }
        let to = Letter {
            to: Personal::new("ann@example.org\r\nBcc: mallory@example.org".to_owned()),
            ..letter("", "")
        };
        let chance = SeededChance::new(1);
        assert!(Sealed::new(&to, &settings("Lodge"), Timestamp::from_millis(0), &chance).is_err());
    }

    #[test]
    fn a_letter_becomes_a_message() {
        let text = message(&letter("ann@example.org", "Hello"), "Lodge");
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        for line in [
            "From: \"Lodge\" <lodge@example.org>",
            "To: <ann@example.org>",
            "Subject: Hello",
            "Date: Sun, 22 Nov 2026 05:35:25 +0000",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
        ] {
            assert!(head.lines().any(|found| found == line), "{line}\n{head}");
        }
        assert!(head.contains("multipart/alternative") && head.contains("@example.org>"), "{head}");
        let (plain, page) = (body.find("text/plain").unwrap(), body.find("text/html").unwrap());
        assert!(plain < page, "the last alternative is the one that is shown");
        assert!(text.is_ascii(), "it goes over servers without 8BITMIME");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "no bare line end");
    }

    #[test]
    fn words_cannot_become_header_fields() {
        let text = message(&letter("ann@example.org", "Hello\r\nBcc: eve@example.org"), "A\r\nB: c \"d\"");
        let head = text.split_once("\r\n\r\n").unwrap().0;
        assert!(!head.lines().any(|line| line.starts_with("Bcc") || line.starts_with("B:")), "{head}");
    }

    #[test]
    fn an_address_that_is_none_is_not_written_to() {
        for to in ["", "ann", "ann@", "ann@example.org\r\nRCPT TO:<eve@example.org>", "a@b.test, c@d.test"] {
            let (settings, chance) = (settings(""), SeededChance::new(1));
            let letter = letter(to, "Hello");
            let sealed = Sealed::new(&letter, &settings, Timestamp::default(), &chance);
            assert_eq!(sealed.err(), Some(PostError::Address), "{to}");
        }
    }
}
