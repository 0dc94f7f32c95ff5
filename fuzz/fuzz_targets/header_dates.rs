#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| iamport::fuzzing::header_dates(data));
