//! `lodge_message::fuzzing::message_address`, for whatever bytes come.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| lodge_message::fuzzing::message_address(data));
