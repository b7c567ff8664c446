//! What a fuzzer ever kept, tried again with every test run.
//!
//! `lodge-message` and `lodge-smtp` have the same few lines of their own: they need nothing else of this crate, which would
//! bring a database into their tests.

use std::path::Path;

/// Tries the law of a fuzz target on every file of its corpus, `fuzz/corpus/<target>`.
///
/// # Panics
/// If the law is broken, or the corpus is empty.
pub fn replay(target: &str, law: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let files: Vec<_> = folder.read_dir().unwrap().map(|file| file.unwrap().path()).collect();
    assert!(!files.is_empty(), "no corpus in `{}`", folder.display());
    for file in files {
        law(&std::fs::read(file).unwrap());
    }
}
