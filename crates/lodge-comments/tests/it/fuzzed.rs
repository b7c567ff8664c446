//! The laws of the fuzzer, tried on every file that it ever kept.

use lodge_comments::fuzzing;
use lodge_testkit::corpus::replay;

#[test]
fn what_is_shown_of_the_corpus_is_harmless() {
    replay("comments_render", fuzzing::comments_render);
}

#[test]
fn pictures_of_the_corpus_are_made_anew_or_refused() {
    replay("comments_picture", fuzzing::comments_picture);
}

#[test]
fn html_of_the_corpus_becomes_a_comment() {
    replay("comments_html", fuzzing::comments_html);
}

#[test]
fn files_of_the_corpus_are_read_or_refused() {
    replay("comments_import", fuzzing::comments_import);
}
