//! Saying what went wrong, to people.

use std::fmt::{self, Display};

/// What went wrong, what to do next, and the exit code that says which of the two to a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    what: String,
    hint: Option<String>,
    exit: u8,
    /// Further failures of the same run: a configuration file may hold several mistakes.
    also: Vec<Failure>,
}

/// The exit code for what was typed wrongly: a command, a configuration.
const USAGE: u8 = 2;
/// The exit code for everything else.
const FAILED: u8 = 1;

impl Failure {
    /// Something could not be done. Literals in backticks, the value after a colon.
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), hint: None, exit: FAILED, also: Vec::new() }
    }

    /// The command or the configuration is not right.
    pub(crate) fn usage(what: impl Into<String>) -> Self {
        Self { exit: USAGE, ..Self::new(what) }
    }

    /// An error of the layers below and all its causes, in one line.
    pub(crate) fn from_error(error: &dyn std::error::Error) -> Self {
        Self::new(causes(error))
    }

    /// What to do about it.
    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Several at once, the first one leading. None if there are none.
    pub(crate) fn all(failures: Vec<Self>) -> Option<Self> {
        let mut failures = failures.into_iter();
        let first = failures.next()?;
        Some(Self { also: failures.collect(), ..first })
    }

    /// The process's exit code.
    pub(crate) const fn exit(&self) -> u8 {
        self.exit
    }

    /// What happened, without the word `error` and without the hint.
    pub(crate) fn what(&self) -> &str {
        &self.what
    }

    /// What to do about it, if there is anything to say.
    pub(crate) fn advice(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.what)?;
        if let Some(hint) = &self.hint {
            write!(f, "\nhint: {hint}")?;
        }
        self.also.iter().try_for_each(|other| write!(f, "\n{other}"))
    }
}

impl std::error::Error for Failure {}

/// An error and what caused it, each once: "could not open the database: file is not a database".
pub(crate) fn causes(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let cause_said = cause.to_string();
        if !said.contains(&cause_said) {
            said.push_str(": ");
            said.push_str(&cause_said);
        }
        next = cause.source();
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_and_then_what_to_do() {
        let failure = Failure::usage("unknown configuration key: `a`").hint("did you mean `b`?");
        assert_eq!(failure.to_string(), "error: unknown configuration key: `a`\nhint: did you mean `b`?");
        assert_eq!(failure.exit(), 2);
    }

    #[test]
    fn says_all_that_is_wrong() {
        let failure = Failure::all(vec![Failure::usage("one"), Failure::usage("two")]).unwrap();
        assert_eq!(failure.to_string(), "error: one\nerror: two");
        assert_eq!(Failure::all(Vec::new()), None);
    }
}
