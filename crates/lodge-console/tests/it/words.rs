//! Everything that the dashboard says is said in every language.

#[test]
fn every_word_is_a_message_in_every_language() {
    lodge_testkit::words::check(env!("CARGO_MANIFEST_DIR"), FAMILIES);
}

/// Beginnings of names that are put together while a page is written.
const FAMILIES: &[&str] = &[
    "entry-",
    "recipient-",
    "register-",
    "letter-",
    "webhooks-event-",
    "transparency-answer-",
    "transparency-asker-",
    "admin-voice-",
];
