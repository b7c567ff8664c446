//! Everything that the pages say is said in every language.

#[test]
fn every_word_is_a_message_in_every_language() {
    lodge_testkit::words::check(env!("CARGO_MANIFEST_DIR"), &["dns-what-", "dns-why-", "dns-mark-"]);
}
