//! Every field that a log line can have.
//!
//! This is the whole list. A field that is not in it is printed as `‹withheld›`, and a test that reads every log
//! call of the workspace fails. Before adding one, ask whom its value could be about.

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// A number, or yes and no.
    Number,
    /// A word of ours: the name of a thing in this program, never something that came from outside.
    Word,
    /// What failed, in the words of an error type. Those hold no addresses; it is checked all the same.
    Cause,
}

/// The fields, in the order of the alphabet.
pub(crate) const FIELDS: &[(&str, Holds)] = &[
    ("aliases", Holds::Number),
    ("attempt", Holds::Number),
    ("attempts", Holds::Number),
    ("backups", Holds::Number),
    ("batches", Holds::Number),
    ("bytes", Holds::Number),
    ("cache", Holds::Word),
    ("cause", Holds::Cause),
    ("code", Holds::Number),
    ("connections", Holds::Number),
    ("count", Holds::Number),
    ("destinations", Holds::Number),
    ("engine", Holds::Word),
    ("error", Holds::Cause),
    ("in_flight", Holds::Number),
    ("kind", Holds::Word),
    ("listeners", Holds::Number),
    ("messages", Holds::Number),
    ("migration", Holds::Word),
    ("migrations", Holds::Number),
    ("millis", Holds::Number),
    ("module", Holds::Word),
    ("port", Holds::Number),
    ("process", Holds::Number),
    ("queue", Holds::Word),
    ("reason", Holds::Word),
    ("refusal", Holds::Word),
    ("revision", Holds::Word),
    ("rows", Holds::Number),
    ("seconds", Holds::Number),
    ("shard", Holds::Number),
    ("signal", Holds::Word),
    ("stage", Holds::Word),
    ("table", Holds::Word),
    ("tables", Holds::Number),
    ("tls", Holds::Word),
    ("version", Holds::Word),
];

/// What the field of this name holds, if it may be in the log.
pub(crate) fn holds(name: &str) -> Option<Holds> {
    FIELDS.iter().find(|(known, _)| *known == name).map(|(_, holds)| *holds)
}
