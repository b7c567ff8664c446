//! A device that holds one passkey, as WebAuthn describes it: ES256, no attestation, a counter.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

/// A device and what it remembers.
pub struct Device {
    key: EncodingKey,
    /// x and y of its public key.
    public: Vec<u8>,
    handle: Vec<u8>,
    person: Vec<u8>,
    pub counter: u32,
    /// Whether it checked its holder by finger or PIN.
    pub checks_holder: bool,
    pub origin: &'static str,
}

fn text(octets: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(octets)
}

fn octets(json: &Json) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(json.as_str().unwrap()).unwrap()
}

impl Device {
    pub fn new(handle: &[u8]) -> Self {
        let pair = rcgen::KeyPair::generate().unwrap();
        Self {
            key: EncodingKey::from_ec_der(&pair.serialize_der()),
            public: pair.public_key_raw()[1..].to_vec(),
            handle: handle.to_vec(),
            person: Vec::new(),
            counter: 0,
            checks_holder: true,
            origin: "https://lodge.example.org",
        }
    }

    /// `navigator.credentials.create`
    pub fn creates(&mut self, question: &Json) -> Json {
        let options = &question["publicKey"];
        self.person = octets(&options["user"]["id"]);
        let mut key = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        key.extend(&self.public[..32]);
        key.extend([0x22, 0x58, 0x20]);
        key.extend(&self.public[32..]);
        let mut data = self.data(ATTESTED);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.handle.len()).unwrap().to_be_bytes());
        data.extend(&self.handle);
        data.extend(key);
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        json!({
            "id": text(&self.handle), "rawId": text(&self.handle), "type": "public-key",
            "response": {
                "attestationObject": text(&object),
                "clientDataJSON": text(&self.client("webauthn.create", &options["challenge"])),
            },
        })
    }

    /// `navigator.credentials.get`
    pub fn gets(&mut self, question: &Json) -> Json {
        self.counter += 1;
        let data = self.data(0);
        let client = self.client("webauthn.get", &question["publicKey"]["challenge"]);
        let mut signed = data.clone();
        signed.extend(Sha256::digest(&client));
        let raw = jsonwebtoken::crypto::sign(&signed, &self.key, Algorithm::ES256).unwrap();
        let raw = URL_SAFE_NO_PAD.decode(raw).unwrap();
        json!({
            "id": text(&self.handle), "rawId": text(&self.handle), "type": "public-key",
            "response": {
                "authenticatorData": text(&data),
                "clientDataJSON": text(&client),
                "signature": text(&der(&raw)),
                "userHandle": text(&self.person),
            },
        })
    }

    /// Takes itself for somebody else's.
    pub fn pretends_to_be(&mut self, other: &Self) {
        self.person.clone_from(&other.person);
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let checked = if self.checks_holder { VERIFIED } else { 0 };
        let mut data = Sha256::digest(b"lodge.example.org").to_vec();
        data.push(PRESENT | checked | flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client(&self, kind: &str, challenge: &Json) -> Vec<u8> {
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }
}

/// r and s as ASN.1 writes them: two whole numbers, without leading zeros, positive.
fn der(raw: &[u8]) -> Vec<u8> {
    let number = |half: &[u8]| {
        let from = half.iter().position(|octet| *octet != 0).unwrap_or(half.len() - 1);
        let mut digits = half[from..].to_vec();
        if digits[0] & 0x80 != 0 {
            digits.insert(0, 0);
        }
        let mut written = vec![0x02, u8::try_from(digits.len()).unwrap()];
        written.extend(digits);
        written
    };
    let (r, s) = raw.split_at(32);
    let both = [number(r), number(s)].concat();
    let mut written = vec![0x30, u8::try_from(both.len()).unwrap()];
    written.extend(both);
    written
}
