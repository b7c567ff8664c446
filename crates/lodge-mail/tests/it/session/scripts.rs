//! Conversations as they look on the wire, with everything behind the door in its place.
//!
//! `C:` is what the sender says, `S:` the line it hears; what ends with `…` only begins so. A script is played once as
//! it stands, line by line.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::TcpStream,
    path::Path as File,
    time::Duration,
};

use super::place::Place;

#[test]
fn conversations_go_as_written() {
    let place = Place::open();
    let folder = File::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts");
    let mut scripts: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    scripts.sort();
    assert!(!scripts.is_empty(), "the scripts are there");
    for script in scripts {
        play(&place, &fs::read_to_string(&script).unwrap(), &script.display().to_string());
    }
    place.holds_nothing();
}

fn play(place: &Place, script: &str, name: &str) {
    let mut stream = BufReader::new(TcpStream::connect(place.address).unwrap());
    stream.get_ref().set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    for (number, line) in script.lines().enumerate() {
        match line.split_at_checked(3) {
            Some(("C: ", said)) => stream.get_mut().write_all(format!("{said}\r\n").as_bytes()).unwrap(),
            Some(("S: ", expected)) => {
                let mut heard = String::new();
                stream.read_line(&mut heard).unwrap();
                let heard = heard.trim_end_matches("\r\n");
                let fits = match expected.strip_suffix('…') {
                    Some(start) => heard.starts_with(start),
                    None => heard == expected,
                };
                assert!(fits, "{name}:{}: expected `{expected}`, heard `{heard}`", number + 1);
            }
            _ if line == "C:" => stream.get_mut().write_all(b"\r\n").unwrap(),
            _ => assert!(
                line.is_empty() || line.starts_with('#'),
                "{name}:{}: no line of a script",
                number + 1
            ),
        }
    }
}
