//! The Redis for tests, as somebody sees it who has got hold of it.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
};

/// One of its numbered databases.
pub(super) struct Redis {
    address: String,
    number: u8,
}

impl Redis {
    pub(super) fn of_tests(number: u8) -> Self {
        let url = std::env::var("LODGE_TEST_REDIS")
            .expect("no Redis to test with: run `cargo xtask test`, which starts one");
        let address = url.trim_start_matches("redis://").trim_end_matches('/').to_owned();
        Self { address, number }
    }

    /// As `cache.url` names it.
    pub(super) fn url(&self) -> String {
        format!("redis://{}/{}", self.address, self.number)
    }

    /// Every key with what is under it.
    pub(super) fn dump(&self) -> String {
        let keys = self.ask(&["KEYS", "*"]);
        keys.lines().map(|key| format!("{key} {}\n", self.ask(&["GET", key]))).collect()
    }

    /// What it says to a command, line by line.
    pub(super) fn ask(&self, words: &[&str]) -> String {
        let mut stream = BufReader::new(TcpStream::connect(&self.address).unwrap());
        let number = self.number.to_string();
        for words in [&["SELECT", &number][..], words] {
            let lines: String = words.iter().map(|word| format!("${}\r\n{word}\r\n", word.len())).collect();
            write!(stream.get_mut(), "*{}\r\n{lines}", words.len()).unwrap();
        }
        assert_eq!(reply(&mut stream), "OK");
        reply(&mut stream)
    }
}

/// One reply; those of a list, each on a line.
fn reply(stream: &mut BufReader<TcpStream>) -> String {
    let mut line = String::new();
    stream.read_line(&mut line).unwrap();
    let (kind, rest) = line.trim_end().split_at(1);
    match (kind, rest.parse::<i64>()) {
        ("$", Ok(length)) => {
            let Ok(length) = usize::try_from(length) else { return String::new() };
            let mut body = vec![0; length + 2];
            stream.read_exact(&mut body).unwrap();
            String::from_utf8_lossy(&body[..length]).into_owned()
        }
        ("*", Ok(count)) => (0..count).map(|_| reply(stream) + "\n").collect(),
        _ => rest.to_owned(),
    }
}
