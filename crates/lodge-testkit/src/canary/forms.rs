//! The shapes in which a program could have kept a mark.

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};
use std::{fmt::Write as _, net::IpAddr};

type Form = (&'static str, Vec<u8>);

pub(super) fn of_text(text: &str) -> Vec<Form> {
    let mut forms = of_bytes(text.as_bytes());
    forms.push(("UTF-16, little end first", text.encode_utf16().flat_map(u16::to_le_bytes).collect()));
    forms.push(("UTF-16, big end first", text.encode_utf16().flat_map(u16::to_be_bytes).collect()));
    forms.push(("reversed", text.bytes().rev().collect()));
    once(forms)
}

pub(super) fn of_bytes(bytes: &[u8]) -> Vec<Form> {
    let mut forms = vec![
        ("as it is", bytes.to_vec()),
        ("hexadecimal", hex(bytes, "")),
        ("quoted-printable", escaped(bytes, '=')),
        ("percent-encoded", escaped(bytes, '%')),
        ("hexadecimal, escaped", hex(bytes, "\\x")),
        ("XOR 255", bytes.iter().map(|byte| !byte).collect()),
    ];
    for before in 0..3 {
        forms.push(("base64", base64(bytes, before, |bytes| STANDARD_NO_PAD.encode(bytes))));
        forms.push(("base64 of URLs", base64(bytes, before, |bytes| URL_SAFE_NO_PAD.encode(bytes))));
    }
    once(forms)
}

pub(super) fn of_address(address: IpAddr) -> Vec<Form> {
    let mut forms = of_text(&address.to_string());
    match address {
        IpAddr::V4(v4) => {
            let octets = v4.octets();
            let [a, b, c, d] = octets;
            forms.extend(of_text(&format!("{d}.{c}.{b}.{a}")));
            forms.push(("binary", octets.to_vec()));
            forms.push(("binary, backwards", vec![d, c, b, a]));
            forms.push(("mapped into IPv6", v4.to_ipv6_mapped().octets().to_vec()));
            forms.push(("hexadecimal", hex(&octets, "")));
            forms.push(("a decimal number", v4.to_bits().to_string().into_bytes()));
        }
        IpAddr::V6(v6) => {
            let long: Vec<String> = v6.segments().iter().map(|segment| format!("{segment:04x}")).collect();
            forms.extend(of_text(&long.join(":")));
            forms.extend(of_bytes(&v6.octets()));
        }
    }
    once(forms)
}

/// What reads the same in two shapes is looked for once.
fn once(forms: Vec<Form>) -> Vec<Form> {
    let mut kept: Vec<Form> = Vec::with_capacity(forms.len());
    for form in forms {
        if kept.iter().all(|other| other.1 != form.1) {
            kept.push(form);
        }
    }
    kept
}

/// The part of the base64 text that is the same whatever stands before and after the mark.
fn base64(bytes: &[u8], before: usize, encode: impl Fn(&[u8]) -> String) -> Vec<u8> {
    let padded = [&vec![0; before], bytes].concat();
    let whole = padded.len() / 3 * 3;
    let text = encode(&padded[..whole]);
    // The first group holds what stands before it, if anything does.
    text.as_bytes()[if before == 0 { 0 } else { 4 }..].to_vec()
}

fn hex(bytes: &[u8], before: &str) -> Vec<u8> {
    let mut text = String::new();
    for byte in bytes {
        write!(text, "{before}{byte:02x}").unwrap();
    }
    text.into_bytes()
}

/// Letters and digits as they are, the rest as `=3D` or `%3D`.
fn escaped(bytes: &[u8], mark: char) -> Vec<u8> {
    let mut text = String::new();
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() {
            text.push(char::from(byte));
        } else {
            write!(text, "{mark}{byte:02x}").unwrap();
        }
    }
    text.into_bytes()
}
