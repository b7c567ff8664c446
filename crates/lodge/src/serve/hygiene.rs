//! Keeps what is in memory in memory: no core dump, nobody attaching, and no new privileges. And takes the room that the
//! system would give.

use rustix::process::{DumpableBehavior, Resource, Rlimit, getrlimit, set_dumpable_behavior, setrlimit};

/// Does what the system allows. Where it does not, the log says so and Lodge runs all the same.
pub(crate) fn tidy() {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    if let Err(error) = setrlimit(Resource::Core, none) {
        tracing::warn!(error = &error as &dyn std::error::Error, "Core dumps could not be switched off");
    }
    if let Err(error) = set_dumpable_behavior(DumpableBehavior::NotDumpable) {
        tracing::warn!(error = &error as &dyn std::error::Error, "The process can be attached to");
    }
    // Each connection is a file. The usual limit is low only for the sake of programs that count them with `select`.
    let limit = getrlimit(Resource::Nofile);
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit }) {
        tracing::warn!(error = &error as &dyn std::error::Error, "No more files can be open at once");
    }
}

/// How many files may be open at once.
pub(crate) fn open_files() -> usize {
    let limit = getrlimit(Resource::Nofile).current;
    limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX)
}
