//! `lodge_comments::fuzzing::comments_picture`, for whatever bytes come.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| lodge_comments::fuzzing::comments_picture(data));
