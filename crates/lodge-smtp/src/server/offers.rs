//! What EHLO is answered with.

use super::{Event, Next, Server};
use crate::{command::Hello, command::xclient};

/// One recipient a transaction is what works best here, and LIMITS (RFC 9422) says so beforehand.
///
/// A transaction has one destination: only so can its one verdict be that destination's. Recipients that lead to
/// different mailboxes therefore need a transaction each, and whoever sends them together gets 452 for all but
/// the first, which many servers retry only minutes later. Which recipients lead to the same place is nobody else's
/// business, so one is the number to name. We do take more from those who do not ask.
///
//= rfc9422#3.5
//# For this reason there is no requirement that the limits advertised by this
//# extension comply with the minimums imposed by SMTP.
///
/// `RCPTDOMAINMAX` is not named: it counts domains within a session, and a session may have as many transactions as it
/// likes, each for another domain; two addresses of one domain can as well lead to different places. `MAILMAX` is
/// not named because there is no such limit.
const LIMITS: &str = "LIMITS RCPTMAX=1";

impl Server {
    //= rfc5321#4.1.4
    //# An EHLO command MAY be issued by a client later in the session.  If it is
    //# issued after the session begins and the EHLO command is acceptable to the
    //# SMTP server, the SMTP server MUST clear all buffers and reset the state
    //# exactly as if a RSET command had been issued.
    pub(super) fn hello<'i>(&mut self, hello: Hello) -> Next<'i> {
        self.transaction = None;
        self.hello = Some(hello.extended);
        let size = format!("SIZE {}", self.settings.max_message_size);
        //= rfc6152#2
        //# the EHLO keyword value associated with the extension is 8BITMIME;
        //= rfc2034#3
        //# the EHLO keyword value associated with the extension is
        //# ENHANCEDSTATUSCODES;
        let offers = [
            (hello.extended, "PIPELINING"),
            (hello.extended, size.as_str()),
            (hello.extended, "8BITMIME"),
            (hello.extended && self.settings.offers_utf8, "SMTPUTF8"),
            (hello.extended, "ENHANCEDSTATUSCODES"),
            (hello.extended, "CHUNKING"),
            (hello.extended, LIMITS),
            (hello.extended && self.settings.offers_tls && !self.encrypted, "STARTTLS"),
            (hello.extended && self.trusts_xclient, xclient::ATTRIBUTES),
        ];
        let mut line = self.settings.hostname.as_str();
        for (_, offer) in offers.iter().filter(|(offered, _)| *offered) {
            crate::reply::write_line(&mut self.out, 250, b'-', None, line);
            line = offer;
        }
        crate::reply::write_line(&mut self.out, 250, b' ', None, line);
        Next::Event(Event::Hello(hello))
    }
}
