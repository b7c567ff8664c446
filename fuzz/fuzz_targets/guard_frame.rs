//! `lodge_guard::fuzzing::guard_frame`, for whatever bytes come.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| lodge_guard::fuzzing::guard_frame(data));
