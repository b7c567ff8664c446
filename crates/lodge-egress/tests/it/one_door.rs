//! Nothing else opens connections: every source file of the program is read for it.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What opens a connection to somebody.
const OPENERS: [&str; 6] =
    ["TcpStream::connect", "TcpSocket::new", "Socket::new(", "UdpSocket::bind", "reqwest::", "lookup_host"];

/// Who may, and to whom.
const MAY: [(&str, &str); 5] = [
    ("lodge-egress/src/door/dial.rs", "the door itself"),
    ("lodge-egress/src/door/names.rs", "the system's own way to find what the operator listed"),
    ("lodge-mail/src/deliver/mx.rs", "the system's own way to find the operator's smart host"),
    ("lodge-mail/src/listen.rs", "it listens"),
    ("lodge/src/serve/listen.rs", "it listens"),
];

/// Crates that are not shipped, or whose connections are the operator's own database and cache.
const NOT_OURS: [&str; 2] = ["lodge-testkit", "lodge-store"];

#[test]
fn promise_f11_only_the_door_opens_connections() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = Vec::new();
    let mut read = 0;
    for file in sources(crates) {
        let name = file.strip_prefix(crates).unwrap().display().to_string();
        if NOT_OURS.iter().any(|other| name.starts_with(other)) || MAY.iter().any(|(may, _)| *may == name) {
            continue;
        }
        read += 1;
        let text = fs::read_to_string(&file).unwrap();
        // What follows is tests.
        let text = text.split("#[cfg(test)]").next().unwrap();
        found.extend(openers(text).map(|opener| format!("{name}: {opener}")));
    }
    assert!(read > 100, "the sources are elsewhere: {read}");
    assert_eq!(found, Vec::<String>::new(), "connections are opened through lodge_egress::Door");
}

/// A connection behind the door's back is found.
#[test]
fn promise_f11_breach_a_connection_of_ones_own_is_found() {
    let text = "use tokio::net::TcpStream;\nlet stream = TcpStream::connect(address).await?;\n";
    assert_eq!(openers(text).collect::<Vec<_>>(), ["TcpStream::connect"]);
    assert_eq!(openers("// TcpStream::connect is for the door\n").count(), 0);
}

fn openers(text: &str) -> impl Iterator<Item = &'static str> {
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    OPENERS.into_iter().filter(move |opener| code.contains(opener))
}

/// Every source file of the crates' own code.
fn sources(crates: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> =
        fs::read_dir(crates).unwrap().map(|entry| entry.unwrap().path().join("src")).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let is_test = path.file_stem().is_some_and(|name| name == "tests");
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !is_test {
                files.push(path);
            }
        }
    }
    files
}
