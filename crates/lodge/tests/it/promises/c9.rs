//! C9: what people wrote and said of themselves is encrypted; passwords are hashed as OWASP asks.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
};

use lodge_accounts::Email;
use lodge_testkit::{
    canary::{Canaries, assert_none, with_database, word},
    outside::{House, Serving, loopback, until},
    web::encoded,
};

use super::{
    everywhere,
    f5::get,
    guestbook::{Browser, OWNER, add_site},
    house, in_database, url,
};

#[test]
fn promise_c9_nothing_of_anybody_is_in_clear_and_no_password_is_kept() {
    let mut canaries = Canaries::default();
    let [name, email, words, title] =
        ["the name", "the address", "the words", "the site"].map(|what| canaries.word(what));
    let mut passwords = Canaries::default();
    let password = passwords.word("the password");
    let house = house();
    let public_url = format!("http://{}", house.http());
    let house = house.with("http.public_url", &public_url);
    let serving = house.serve();
    set_up(&house, &serving, &password);
    serving.stop();
    add_site(&house, &format!("{title}.test"), |_| ());
    let serving = house.serve();
    let fields = [
        ("name", name.as_str()),
        ("email", &format!("{email}@example.org")),
        ("notify", "on"),
        ("body", &words),
    ];
    Browser::of(&house, loopback()).writes(&format!("{title}.test"), &fields).unwrap();
    let said = serving.stop();
    let kept = house.path().join("backups/by-hand.age");
    house.lodge(["backup", "--to", &kept.display().to_string()]).succeeded();

    let search = canaries.ready();
    assert_none(&search.folder(house.path()));
    assert_none(&search.clear("what it said", said.as_bytes()));
    let places: Vec<_> = in_database(&house, &search).into_iter().map(|find| find.place).collect();
    for cell in
        ["comments_comment.body", "comments_visitor.name", "comments_visitor.email", "comments_site.title"]
    {
        assert!(places.contains(&cell.to_owned()), "not found where it must be: {cell} in {places:?}");
    }
    // A password is nowhere, however much is opened.
    assert_none(&everywhere(&house, &passwords.ready()));
    let hash = with_database(url(&house), &house.key(), async |db| {
        let owner = lodge_accounts::by_email(db, &Email::parse(OWNER).unwrap()).await.unwrap().unwrap();
        owner.password.unwrap().into_revealed()
    });
    assert!(is_hard(&hash), "cheaper than OWASP asks");

    let (right, wrong) = (fs::read(house.key()).unwrap(), "ab".repeat(32));
    fs::write(house.key(), wrong).unwrap();
    let export = ["export", OWNER, "--to", "/nowhere/export.json"];
    for arguments in [&["account", "list"][..], &export, &["disclose", OWNER]] {
        let complaint = house.lodge(arguments).failed();
        assert!(!complaint.contains(&words) && complaint.contains("hint: "), "{complaint}");
    }
    fs::write(house.key(), right).unwrap();
    assert!(house.lodge(["account", "list"]).succeeded().contains(OWNER));
}

/// Alice opens the link of the first start, and chooses a password.
fn set_up(house: &House, serving: &Serving, password: &str) {
    let link = until("a link to set Lodge up is printed", || {
        let said = serving.said();
        said.lines().find_map(|line| line.strip_prefix("set-up ")).map(str::to_owned)
    });
    let path = link.strip_prefix(&format!("http://{}", house.http())).expect(&link);
    let page = get(house.http(), path);
    let (_, rest) = page.split_once("name=\"csrf\" value=\"").expect(&page);
    let csrf = rest.split('"').next().unwrap();
    let fields = [("csrf", csrf), ("name", "Alice"), ("email", OWNER), ("password", password)];
    let body: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let (body, to) = (body.join("&"), house.http());
    let mut stream = TcpStream::connect(to).unwrap();
    let length = body.len();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {to}\r\nOrigin: http://{to}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303 "), "{answer}");
}

/// A hash that is cheaper, or of another kind, is noticed; and so are words in a file.
#[test]
fn promise_c9_breach_a_cheap_hash_and_words_in_a_file_are_noticed() {
    let rest = "c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo";
    for good in ["m=47104,t=1,p=1", "m=19456,t=2,p=1", "m=65536,t=3,p=4", "m=7168,t=5,p=1"] {
        assert!(is_hard(&format!("$argon2id$v=19${good}${rest}")), "{good}");
    }
    for cheap in ["m=19456,t=1,p=1", "m=4096,t=3,p=1", "m=7168,t=4,p=1", "m=47104,t=0,p=1"] {
        assert!(!is_hard(&format!("$argon2id$v=19${cheap}${rest}")), "{cheap}");
    }
    for other in ["$argon2i$v=19$m=47104,t=1,p=1$", "$2b$12$", "5f4dcc3b5aa765d61d8327deb882cf99", ""] {
        assert!(!is_hard(&format!("{other}{rest}")), "{other}");
    }

    let mut canaries = Canaries::default();
    let words = canaries.word("the words");
    let house = house();
    fs::write(house.path().join("temp/draft.txt"), format!("{} {words}", word())).unwrap();
    assert_eq!(canaries.ready().folder(house.path()).len(), 1);
}

/// Whether a hash takes as much as OWASP's password storage cheat sheet asks of argon2id: one of its five pairs of memory
/// and passes, or more.
fn is_hard(hash: &str) -> bool {
    const LEAST: [(u32, u32); 5] = [(47_104, 1), (19_456, 2), (12_288, 3), (9_216, 4), (7_168, 5)];
    let Some(rest) = hash.strip_prefix("$argon2id$v=19$") else { return false };
    let settings = rest.split('$').next().unwrap_or_default();
    let number = |name: &str| {
        let setting = settings.split(',').find_map(|setting| setting.strip_prefix(name));
        setting.and_then(|number| number.parse::<u32>().ok()).unwrap_or_default()
    };
    let (memory, passes) = (number("m="), number("t="));
    LEAST.iter().any(|(least, least_passes)| memory >= *least && passes >= *least_passes)
}
