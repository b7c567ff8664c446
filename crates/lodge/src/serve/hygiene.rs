//! Keeps what is in memory in memory: no core dump, nobody attaching, and no new privileges.

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

/// Does what the system allows. Where it does not, the log says so and Lodge runs all the same.
pub(crate) fn tidy() {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    if let Err(error) = setrlimit(Resource::Core, none) {
        tracing::warn!(error = &error as &dyn std::error::Error, "Core dumps could not be switched off");
    }
    if let Err(error) = set_dumpable_behavior(DumpableBehavior::NotDumpable) {
        tracing::warn!(error = &error as &dyn std::error::Error, "The process can be attached to");
    }
}
