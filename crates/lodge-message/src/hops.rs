//! Whether a message goes round in circles.

use crate::field::{Field, Fields};
use std::fmt;

/// How often a message has been passed on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Hops {
    /// By whatever host.
    pub all: usize,
    /// By the host that asks.
    pub own: usize,
}

/// Counts the `Received` fields of a header, and those that this host wrote.
pub fn hops<'a>(fields: impl Iterator<Item = Field<'a>>, host: &str) -> Hops {
    let mut hops = Hops::default();
    for field in fields.filter(|field| field.is("Received")) {
        hops.all += 1;
        hops.own += usize::from(is_by(&field, host));
    }
    hops
}

/// How often a message may have been passed on before it is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LoopGuard {
    /// By whatever host.
    pub all: usize,
    /// By this one. An alias may lead to another alias here, a list may come back; a circle comes back for ever.
    pub own: usize,
}

impl Default for LoopGuard {
    // Fewer than RFC 5321 suggests: docs/rfc/exceptions/rfc5321-6.3.toml says why.
    fn default() -> Self {
        Self { all: 50, own: 4 }
    }
}

impl LoopGuard {
    /// Refuses a header that was passed on too often. `host` is our own name.
    ///
    //= rfc5321#6.3
    //# Whatever mechanisms are used, servers MUST contain provisions for detecting and stopping trivial loops.
    pub fn check(self, fields: Fields<'_>, host: &str) -> Result<Hops, Looping> {
        let hops = hops(fields, host);
        if hops.all > self.all || hops.own > self.own { Err(Looping(hops)) } else { Ok(hops) }
    }
}

/// The message was passed on too often.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Looping(pub Hops);

impl fmt::Display for Looping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the message was passed on {} times, {} of them by this host", self.0.all, self.0.own)
    }
}

impl std::error::Error for Looping {}

/// Whether this host wrote the trace field: it stands after the word `by`, outside comments.
fn is_by(field: &Field<'_>, host: &str) -> bool {
    let text = field.text();
    let mut depth = 0_usize;
    let outside: String = text
        .chars()
        .map(|letter| {
            depth = depth.saturating_add(usize::from(letter == '('));
            let kept = if depth == 0 { letter } else { ' ' };
            depth = depth.saturating_sub(usize::from(letter == ')'));
            kept
        })
        .collect();
    let mut after_by = false;
    outside.split(|letter: char| letter.is_whitespace() || letter == ';').filter(|word| !word.is_empty()).any(
        |word| {
            let found = after_by && word.trim_end_matches('.').eq_ignore_ascii_case(host);
            after_by = word.eq_ignore_ascii_case("by");
            found
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields;

    fn check(header: &str, all: usize, own: usize) {
        assert_eq!(hops(fields(header.as_bytes()), "mx.lodge.test"), Hops { all, own }, "{header:?}");
    }

    #[test]
    fn traces_are_counted_whoever_wrote_them() {
        check(
            "Received: from a by b; now\r\nX: y\r\nreceived: nonsense\r\n\r\nReceived: in the body\r\n",
            2,
            0,
        );
        check("", 0, 0);
        check("X-Received: by mx.lodge.test\r\n", 0, 0);
    }

    #[test]
    fn our_own_are_known_by_the_name_after_by() {
        check("Received: from a ([192.0.2.1])\r\n\tby mx.lodge.test with ESMTP id x;\r\n\tnow\r\n", 1, 1);
        check("Received: from by (by)\r\n\tBY (sic) MX.Lodge.TEST.; now\r\n", 1, 1);
        check("Received: from mx.lodge.test by other.test (for by mx.lodge.test); now\r\n", 1, 0);
        check("Received: by mx.lodge.test.evil.test; now\r\n", 1, 0);
        check("Received: (by mx.lodge.test; now\r\n", 1, 0);
    }

    #[test]
    fn a_circle_is_refused_and_a_long_way_is_not() {
        //= rfc5321#6.3
        //= type=test
        //# Whatever mechanisms are used, servers MUST contain provisions for detecting and stopping trivial loops.
        let guard = LoopGuard::default();
        let passed = |all, own| {
            let header =
                "Received: by x; now\r\n".repeat(all - own) + &"Received: by us; now\r\n".repeat(own);
            guard.check(fields(header.as_bytes()), "us")
        };
        assert_eq!(passed(50, 0), Ok(Hops { all: 50, own: 0 }));
        assert_eq!(passed(51, 0), Err(Looping(Hops { all: 51, own: 0 })));
        assert_eq!(passed(10, 4), Ok(Hops { all: 10, own: 4 }));
        assert_eq!(passed(10, 5), Err(Looping(Hops { all: 10, own: 5 })));
    }
}
