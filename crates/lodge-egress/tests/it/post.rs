//! What becomes of letters.

mod postmark;
mod relay;
mod retries;

use std::sync::Arc;

use lodge_egress::{Carrier, Door, Head, Letter, Post, PostSettings};
use lodge_register::{Personal, Timestamp};
use lodge_store::{ManualClock, SeededChance};

/// A post office with this carrier.
pub fn post(carrier: Carrier, door: &Door) -> Post {
    let settings =
        PostSettings { from: "lodge@example.org".to_owned(), from_name: "Lodge".to_owned(), carrier };
    let clock = ManualClock::at(Timestamp::from_millis(1_795_325_725_000));
    Post::new(settings, door, Arc::new(clock), Arc::new(SeededChance::new(7)))
}

/// A letter to this address.
pub fn letter(to: &str) -> Letter {
    Letter {
        to: Personal::new(to.to_owned()),
        subject: "Confirm your address".to_owned(),
        text: "Open this link:\n.\nhttps://lodge.test/confirm/abc\n".to_owned(),
        html: "<p>Open <a href=\"https://lodge.test/confirm/abc\">this link</a></p>".to_owned(),
        head: Head::default(),
    }
}
