//! Every reply that the server gives of its own accord, one line each.

use crate::reply::{Enhanced, write_line};

/// A reply of one line that never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) code: u16,
    pub(crate) enhanced: Option<Enhanced>,
    pub(crate) text: &'static str,
}

impl Words {
    pub(crate) fn write(self, out: &mut Vec<u8>) {
        write_line(out, self.code, b' ', self.enhanced, self.text);
    }
}

/// `words(550, (1, 1), "…")` is `550 5.1.1 …`.
const fn words(code: u16, (subject, detail): (u16, u16), text: &'static str) -> Words {
    let class = match code / 100 {
        2 => 2,
        4 => 4,
        _ => 5,
    };
    Words { code, enhanced: Some(Enhanced::new(class, subject, detail)), text }
}

pub(crate) const HELP: Words = words(214, (0, 0), "RFC 5321 says how mail is sent");
pub(crate) const READY_FOR_TLS: Words = words(220, (0, 0), "Start TLS");
pub(crate) const BYE: Words = words(221, (0, 0), "Bye");
pub(crate) const FINE: Words = words(250, (0, 0), "Fine");
pub(crate) const SENDER: Words = words(250, (1, 0), "Sender noted");
pub(crate) const RECIPIENT: Words = words(250, (1, 5), "Recipient noted");
pub(crate) const CHUNK: Words = words(250, (6, 0), "Chunk noted");
pub(crate) const DELIVERED: Words = words(250, (6, 0), "Message delivered");
pub(crate) const NOT_SAID: Words = words(252, (5, 0), "Send it and see");
pub(crate) const GO_ON: Words =
    Words { code: 354, enhanced: None, text: "End with a dot on a line of its own" };

pub(crate) const GOODBYE: Words = words(421, (3, 2), "Shutting down; try again soon");
pub(crate) const TOO_MANY_ERRORS: Words = words(421, (7, 0), "Too many errors");
pub(crate) const TOO_MUCH_JUNK: Words = words(421, (7, 0), "Too many commands without a message");
pub(crate) const TOO_SLOW: Words = words(421, (4, 2), "Nothing came for too long");
pub(crate) const TOO_MANY_RECIPIENTS: Words =
    words(452, (5, 3), "Too many recipients; send the rest separately");

pub(crate) const UNKNOWN: Words = words(500, (5, 1), "Unknown command");
pub(crate) const LONG_COMMAND: Words = words(500, (5, 2), "Line too long");
pub(crate) const BARE_LF: Words = words(500, (5, 2), "A line ended with LF alone; lines end with CRLF");
pub(crate) const ODD_OCTETS: Words = words(500, (5, 2), "Control characters in a command");
pub(crate) const NO_PARAMETER: Words = words(501, (5, 4), "No parameter expected");
pub(crate) const HELLO_SYNTAX: Words = words(501, (5, 4), "A domain name or an address literal is expected");
pub(crate) const MAIL_SYNTAX: Words = words(501, (5, 4), "MAIL FROM:<address> is expected");
pub(crate) const RCPT_SYNTAX: Words = words(501, (5, 4), "RCPT TO:<address> is expected");
pub(crate) const BDAT_SYNTAX: Words = words(501, (5, 4), "BDAT size [LAST] is expected");
pub(crate) const BAD_SENDER: Words = words(501, (1, 7), "The sender is no address");
pub(crate) const BAD_RECIPIENT: Words = words(501, (1, 3), "The recipient is no address");
pub(crate) const BAD_PARAMETER: Words =
    words(501, (5, 4), "A parameter has no such value, or is given twice");
pub(crate) const BAD_XCLIENT: Words = words(501, (5, 4), "An XCLIENT attribute is unknown or malformed");
pub(crate) const NOT_IMPLEMENTED: Words = words(502, (5, 1), "Not implemented");
pub(crate) const HELLO_FIRST: Words = words(503, (5, 1), "Say EHLO first");
pub(crate) const MAIL_FIRST: Words = words(503, (5, 1), "Say MAIL first");
pub(crate) const RCPT_FIRST: Words = words(503, (5, 1), "Say RCPT first");
pub(crate) const MAIL_TWICE: Words = words(503, (5, 1), "A sender has been named already");
pub(crate) const BDAT_BEGUN: Words =
    words(503, (5, 1), "The message has begun; only BDAT, RSET or QUIT can follow");
pub(crate) const IN_TRANSACTION: Words = words(503, (5, 1), "Not within a transaction");
pub(crate) const TLS_ALREADY: Words = words(503, (5, 1), "TLS has been started already");
pub(crate) const BODY_UNKNOWN: Words = words(504, (5, 4), "Only BODY=7BIT and BODY=8BITMIME are implemented");
pub(crate) const NOT_FOR_YOU: Words = words(550, (7, 1), "XCLIENT is not for you");
pub(crate) const TOO_BIG: Words = words(552, (3, 4), "The message is too big");
pub(crate) const NOT_ASCII: Words =
    words(553, (6, 7), "The address is not in ASCII, and SMTPUTF8 was not asked for");
pub(crate) const NO_RECIPIENTS: Words = words(554, (5, 1), "No valid recipients");
pub(crate) const NOT_DELIVERED: Words = words(554, (6, 0), "Refused");
pub(crate) const AFTER_STARTTLS: Words = words(554, (5, 1), "Nothing may follow STARTTLS before TLS does");
pub(crate) const BARE_CR_IN_TEXT: Words = words(554, (6, 0), "The message has a CR without LF");
pub(crate) const BARE_LF_IN_TEXT: Words = words(554, (6, 0), "The message has an LF without CR");
pub(crate) const NUL_IN_TEXT: Words = words(554, (6, 0), "The message has a NUL octet");
pub(crate) const LONG_LINE_IN_TEXT: Words =
    words(554, (6, 0), "The message has a line of more than 65536 octets");
pub(crate) const UNKNOWN_PARAMETER: Words =
    words(555, (5, 4), "A parameter is not known or not for this command");
