//! Whether everything that is said is said in every language.

/// Beginnings of names that are put together at run time.
const FAMILIES: &[&str] = &[
    "comments-state-",
    "comments-why-",
    "comments-ground-",
    "comments-way-",
    "comments-done-",
    "rules-",
    "paste-",
    "letter-done-",
    "move-left-",
    "sites-letters-",
    "akismet-",
];

#[test]
fn everything_is_said_in_every_language_and_nothing_beside_the_messages() {
    lodge_testkit::words::check(env!("CARGO_MANIFEST_DIR"), FAMILIES);
}
