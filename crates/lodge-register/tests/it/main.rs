//! What the compiler says about a record, kept and pinned.

#[test]
fn the_compiler_asks_what_the_sentence_leaves_out() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/fail/*.rs");
}
