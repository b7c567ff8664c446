//! Whether everything that is said is said in every language.

/// Beginnings of names that are put together at run time.
const FAMILIES: &[&str] = &[
    "command-",
    "option-",
    "choice-",
    "menu-",
    "refused-",
    "kind-",
    "told-",
    "unclear-",
    "no-",
    "guard-field-",
    "guard-pick-",
    "guard-deed-",
    "guard-from-",
    "guard-change-",
    "guard-left-",
    "guard-step-",
    "verify-because-",
    "entrance-stage-",
    "entrance-way-",
    "entrance-signal-",
    "guard-linked-",
];

#[test]
fn everything_is_said_in_every_language_and_nothing_beside_the_messages() {
    lodge_testkit::words::check(env!("CARGO_MANIFEST_DIR"), FAMILIES);
}
