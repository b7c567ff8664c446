//! `lodge_smtp::client::law`, for whatever a server says.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| lodge_smtp::client::law(data));
