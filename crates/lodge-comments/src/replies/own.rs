//! What somebody wrote themselves, in a text that a mail program put other things around.
//!
//! No standard says what an answer looks like. What is left out here is what the common programs add: lines that begin
//! with `>`, the lines above them that say who wrote them and when, what stands below a line of dashes, underscores or
//! header fields, a signature, and the advertisement of a telephone.

/// Lines that telephones add, by how they begin.
const ADVERTISED: &[&str] = &[
    "sent from my ",
    "sent from outlook",
    "get outlook for ",
    "verstuurd vanaf mijn ",
    "verzonden vanuit ",
    "отправлено с ",
    "отправлено из ",
    "iphone'umdan gönderildi",
    "iphone’umdan gönderildi",
    "android cihazımdan gönderildi",
];

/// How the first of the fields begins that Outlook puts above what it quotes.
const FROM: &[&str] = &["from:", "kimden:", "gönderen:", "van:", "от:", "von:", "de:"];

/// How the line ends that says who wrote what is quoted.
const WROTE: &[&str] = &[
    "wrote:",
    "yazdı:",
    "schreef:",
    "geschreven:",
    "пишет:",
    "написал:",
    "написала:",
    "написал(а):",
    "schrieb:",
];

/// How many lines such a line is broken into at most.
const BROKEN: usize = 4;

/// The words of its writer.
pub(super) fn words(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\u{feff}', '\0'], "");
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let end = (0..lines.len()).find(|&at| ends(lines.get(at..).unwrap_or_default()));
    lines.truncate(end.unwrap_or(lines.len()));
    let mut own = Vec::new();
    let mut rest = lines.as_slice();
    while let Some((line, after)) = rest.split_first() {
        match introduction(rest) {
            _ if is_quoted(line) => rest = after,
            Some(length) => rest = rest.get(length..).unwrap_or_default(),
            None => {
                own.push(*line);
                rest = after;
            }
        }
    }
    while own.last().is_some_and(|line| line.is_empty() || begins(line, ADVERTISED)) {
        own.pop();
    }
    paragraphs(&own)
}

/// Whether everything from here on is not the writer's.
fn ends(lines: &[&str]) -> bool {
    let Some((line, after)) = lines.split_first() else { return false };
    let bare = line.trim();
    // A signature (RFC 3676 section 4.3). The space at its end does not survive every program.
    let signature = bare == "--";
    // `-----Original Message-----`, in whatever language.
    let dashes = bare.starts_with("-----") && bare.ends_with("-----") && bare.len() > 10;
    let rule = bare.len() >= 20 && bare.chars().all(|sign| sign == '_');
    let fields = begins(bare, FROM) && after.iter().take(3).filter(|line| is_field(line)).count() >= 2;
    // Who answers above a quotation without marks has nothing below it.
    let wrote = introduced(lines).is_some_and(|length| {
        let below = lines.get(length..).unwrap_or_default().iter().find(|line| !line.is_empty());
        below.is_some_and(|line| !is_quoted(line))
    });
    signature || dashes || rule || fields || wrote
}

/// Whether this is `Name: value`, as in the head of a message.
fn is_field(line: &str) -> bool {
    let name =
        line.trim().trim_start_matches('*').split_once(':').map(|(name, _)| name.trim_end_matches('*'));
    name.is_some_and(|name| (1..=20).contains(&name.chars().count()) && !name.contains(['.', ',', '!', '?']))
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// How many lines here only say who wrote what is quoted below them.
fn introduction(lines: &[&str]) -> Option<usize> {
    let length = introduced(lines).or_else(|| dated(lines))?;
    let below = lines.get(length..)?.iter().find(|line| !line.is_empty());
    below.is_none_or(|line| is_quoted(line)).then_some(length)
}

/// `On Sunday, Ann <ann@example.org>` and `wrote:`, in up to [`BROKEN`] lines.
fn introduced(lines: &[&str]) -> Option<usize> {
    let paragraph: Vec<_> =
        lines.iter().take(BROKEN).take_while(|line| !line.is_empty() && !is_quoted(line)).collect();
    let end = paragraph.iter().position(|line| WROTE.iter().any(|wrote| small(line).ends_with(wrote)))?;
    let said = paragraph.get(..=end)?.iter().map(|line| **line).collect::<Vec<_>>().join(" ");
    // A sentence of the writer's own may end so, too. It has no date and no address in it.
    let tells = said.contains('@') || said.bytes().filter(u8::is_ascii_digit).count() >= 3;
    tells.then_some(end + 1)
}

/// A line that ends with a colon and has a date or an address in it, right above a quotation.
fn dated(lines: &[&str]) -> Option<usize> {
    let line = lines.first()?;
    let tells = line.contains('@') || line.bytes().filter(u8::is_ascii_digit).count() >= 3;
    let quotes = lines.iter().skip(1).find(|line| !line.is_empty()).is_some_and(|line| is_quoted(line));
    (line.ends_with(':') && tells && quotes).then_some(1)
}

fn begins(line: &str, with: &[&str]) -> bool {
    let line = small(line.trim_start().trim_start_matches('*'));
    with.iter().any(|with| line.starts_with(with))
}

fn small(line: &str) -> String {
    line.trim_end_matches(['\u{a0}', ' ']).to_lowercase()
}

/// Its lines, with no more than one empty line between two of them.
fn paragraphs(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut gap = false;
    for line in lines {
        if line.trim().is_empty() {
            gap = !text.is_empty();
            continue;
        }
        if !text.is_empty() {
            text.push_str(if gap { "\n\n" } else { "\n" });
        }
        text.push_str(line);
        gap = false;
    }
    text
}

/// Joins lines that a mail program broke (RFC 3676): a space at the end says that the line goes on.
pub(super) fn flowed(text: &str, deletes: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut goes_on = false;
    for line in text.lines() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let quoted = line.starts_with('>');
        //= rfc3676#4.1
        //# If the first character of a line is a quote mark (">"), the line is
        //# considered to be quoted (see Section 4.5).
        if !joined.is_empty() && (!goes_on || quoted) {
            joined.push('\n');
        }
        let stuffed = line.strip_prefix(' ').unwrap_or(line);
        goes_on = stuffed.ends_with(' ') && stuffed != "-- " && !quoted;
        joined.push_str(if goes_on && deletes { stuffed.trim_end_matches(' ') } else { stuffed });
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(words(text), expected, "{text}");
    }

    #[test]
    fn what_is_quoted_is_left_out() {
        check("Yes.\n\nOn Sun, 22 Nov 2026 at 10:00, Ann <a@b.test> wrote:\n> Is it?\n> Really?\n", "Yes.");
        check("Yes.\n\nOn Sun, 22 Nov 2026 at 10:00, Ann\n<a@b.test>\nwrote:\n\n> Is it?\n", "Yes.");
        check("> Is it?\n\nYes.\n\n> Really?\nReally.\n", "Yes.\n\nReally.");
        check("Evet.\n\n22 Kas 2026 Paz, 10:00 tarihinde Ann <a@b.test> şunu yazdı:\n> Öyle mi?", "Evet.");
        check("Ja.\n\nOp zo 22 nov 2026 om 10:00 schreef Ann <a@b.test>:\n> Echt?", "Ja.");
        check("Да.\n\nвс, 22 нояб. 2026 г. в 10:00, Ann <a@b.test>:\n> Правда?", "Да.");
        check("Да.\n\n22.11.2026 10:00, Ann пишет:\nПравда?", "Да.");
    }

    #[test]
    fn what_outlook_puts_below_is_left_out() {
        check("Yes.\n\n-----Original Message-----\nFrom: Ann\nIs it?", "Yes.");
        check("Evet.\n\n-----Özgün İleti-----\nÖyle mi?", "Evet.");
        check("Yes.\n\n________________________________\nFrom: Ann <a@b.test>\nSent: Sunday\nIs it?", "Yes.");
        check("Yes.\n\nFrom: Ann <a@b.test>\nSent: Sunday\nTo: Bob\nSubject: Hi\n\nIs it?", "Yes.");
        check("Ja.\n\n*Van:* Ann\n*Verzonden:* zondag\n*Aan:* Bob\n\nEcht?", "Ja.");
    }

    #[test]
    fn signatures_and_advertisements_are_left_out() {
        check("Yes.\n-- \nBob\n+31 20 123456", "Yes.");
        check("Yes.\n\nSent from my iPhone\n", "Yes.");
        check("Да.\n\nОтправлено с iPhone\n\nOn 22.11.2026, Ann <a@b.test> wrote:\n> Правда?", "Да.");
    }

    #[test]
    fn what_its_writer_wrote_stays() {
        check(
            "I said it before, and she wrote:\nnever again.",
            "I said it before, and she wrote:\nnever again.",
        );
        check("a\n\n\n\nb\n", "a\n\nb");
        check("From: here to there it is far.\nAnd back.", "From: here to there it is far.\nAnd back.");
        check("1. one\n2. two\n---\nthree", "1. one\n2. two\n---\nthree");
        check("> only this\n", "");
        check("", "");
    }

    #[test]
    fn broken_lines_are_joined() {
        assert_eq!(flowed("It is \r\nlong.\r\nNew\r\n-- \r\nBob", false), "It is long.\nNew\n-- \nBob");
        assert_eq!(flowed("日本 \r\n語", true), "日本語");
        //= rfc3676#4.1
        //= type=test
        //# If the first character of a line is a quote mark (">"), the line is
        //# considered to be quoted (see Section 4.5).
        assert_eq!(words(&flowed("a \r\n> quoted \r\n> more\r\n", false)), "a");
    }
}
