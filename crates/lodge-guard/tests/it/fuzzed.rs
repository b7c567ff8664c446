//! The laws of the fuzzer, tried on every file that it ever kept.

use lodge_guard::fuzzing;
use lodge_testkit::corpus::replay;

#[test]
fn frames_of_the_corpus_are_read_or_odd() {
    replay("guard_frame", fuzzing::guard_frame);
}

#[test]
fn files_of_the_corpus_are_brought_in_or_refused() {
    replay("guard_import", fuzzing::guard_import);
}
