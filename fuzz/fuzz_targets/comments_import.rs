//! `lodge_comments::fuzzing::comments_import`, for whatever bytes come.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| lodge_comments::fuzzing::comments_import(data));
