//! `lodge_smtp::fuzzing::smtp_path`, for whatever bytes come.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| lodge_smtp::fuzzing::smtp_path(data));
