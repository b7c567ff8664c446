//! The laws of the fuzzer, tried on every file that it ever kept.

use std::path::Path;

use lodge_guard::fuzzing;

/// Replays the corpus of a fuzz target.
fn replay(target: &str, law: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let files: Vec<_> = folder.read_dir().unwrap().map(|file| file.unwrap().path()).collect();
    assert!(!files.is_empty(), "no corpus in `{}`", folder.display());
    for file in files {
        law(&std::fs::read(file).unwrap());
    }
}

#[test]
fn frames_of_the_corpus_are_read_or_odd() {
    replay("guard_frame", fuzzing::guard_frame);
}

#[test]
fn files_of_the_corpus_are_brought_in_or_refused() {
    replay("guard_import", fuzzing::guard_import);
}
