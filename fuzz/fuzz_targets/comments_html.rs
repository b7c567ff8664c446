//! `lodge_comments::fuzzing::comments_html`, for whatever bytes come.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| lodge_comments::fuzzing::comments_html(data));
