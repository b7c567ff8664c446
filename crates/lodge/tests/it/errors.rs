//! What people are told when something is wrong: what happened, to what, and what to do.

use crate::lodge::{Place, lodge, said};
use std::{fs, net::TcpListener, os::unix::fs::PermissionsExt as _, process::Stdio};

/// Puts the folder's name in the place of `FOLDER`, so that texts can be compared.
fn check(place: &Place, said: &str, expected: &str) {
    let said = said.replace(place.folder.path().to_str().unwrap(), "FOLDER");
    assert_eq!(said.trim_end(), expected);
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest() {
    let place = Place::new("lisen = \"127.0.0.1:25\"");
    check(
        &place,
        &place.fails(2, &["check"]),
        "error: unknown configuration key: `mail.lisen` (`FOLDER/lodge.toml`, line 14)\n\
         hint: did you mean `mail.listen`?",
    );
}

#[test]
fn the_configuration_can_be_named_before_and_after_the_command() {
    let place = Place::new("lisen = 1");
    let config = place.config();
    for arguments in
        [["--config", config.to_str().unwrap(), "check"], ["check", "--config", config.to_str().unwrap()]]
    {
        let said = said(lodge().args(arguments).output().unwrap());
        assert_eq!(said.code, 2);
        assert!(said.err.contains("`mail.lisen`"), "{said:?}");
    }
}

#[test]
fn a_configuration_that_is_not_there_is_named() {
    let said = said(lodge().args(["check", "--config", "/nowhere/lodge.toml"]).output().unwrap());
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "error: cannot read the configuration file: `/nowhere/lodge.toml`: No such file or directory (os error 2)\n\
         hint: give the path of an existing file with `--config`\n"
    );
}

#[test]
fn the_environment_counts_and_its_mistakes_are_named() {
    let place = Place::new("");
    let run = |name: &str, value: &str| {
        said(lodge().args(["check", "--config"]).arg(place.config()).env(name, value).output().unwrap())
    };
    let said = run("LODGE__MAIL__XCLIENT_FROM", "192.0.2.1");
    assert_eq!(
        said.err,
        "error: `mail.xclient_from` is not an address of this machine: `192.0.2.1` \
         (the environment variable `LODGE__MAIL__XCLIENT_FROM`)\n\
         hint: write loopback addresses, like `[\"127.0.0.1\", \"::1\"]`\n"
    );
    assert!(run("LODGE__MAIL__HOSTNAM", "a.b").err.contains("did you mean `mail.hostname`?"));
}

#[test]
fn a_key_that_others_can_read_is_refused() {
    let place = Place::new("");
    place.does(&["account", "list"]);
    fs::set_permissions(place.path("lodge.key"), fs::Permissions::from_mode(0o644)).unwrap();
    check(
        &place,
        &place.fails(1, &["account", "list"]),
        "error: the key file can be read by others: `FOLDER/lodge.key` has mode 644\n\
         hint: run `chmod 600 FOLDER/lodge.key`",
    );
}

#[test]
fn a_database_without_its_key_gets_no_new_one() {
    let place = Place::new("");
    place.does(&["account", "list"]);
    fs::remove_file(place.path("lodge.key")).unwrap();
    let said = place.fails(2, &["account", "list"]);
    assert!(said.starts_with("error: there is no key file: `"), "{said}");
    assert!(said.contains("\nhint: restore it from where you keep its copy"), "{said}");
    assert!(!place.path("lodge.key").exists());
}

#[test]
fn an_unreadable_key_is_said_to_be_so() {
    let place = Place::new("");
    place.does(&["account", "list"]);
    fs::remove_file(place.path("lodge.key")).unwrap();
    fs::create_dir(place.path("lodge.key")).unwrap();
    fs::set_permissions(place.path("lodge.key"), fs::Permissions::from_mode(0o700)).unwrap();
    let said = place.fails(1, &["account", "list"]);
    assert!(said.starts_with("error: could not read the key file: `"), "{said}");
}

#[test]
fn the_wrong_key_opens_nothing() {
    let place = Place::new("");
    place.does(&["account", "list"]);
    let other = Place::new("");
    other.does(&["account", "list"]);
    for name in ["lodge.key", "lodge.key.ring"] {
        fs::copy(other.path(name), place.path(name)).unwrap();
    }
    check(
        &place,
        &place.fails(1, &["account", "list"]),
        "error: the key does not open the database: `FOLDER/data/lodge.db`\n\
         hint: set `store.key_file` to the key this database was made with; without it nobody can read it",
    );
}

#[test]
fn a_taken_port_is_said_to_be_taken() {
    for (section, key) in [("mail", "mail.listen"), ("http", "http.listen")] {
        let place = Place::new("");
        let address = if section == "mail" { place.mail } else { place.http };
        let _holder = TcpListener::bind(address).unwrap();
        let port = address.port();
        check(
            &place,
            place
                .fails(1, &["serve"])
                .lines()
                .filter(|line| !line.starts_with("20"))
                .collect::<Vec<_>>()
                .join("\n")
                .as_str(),
            &format!(
                "error: this port is taken: `{address}`\n\
                 hint: `ss -ltnp 'sport = :{port}'` shows by whom; stop that, or set `{key}` to another port"
            ),
        );
        let said = place.lodge(&["check"]);
        assert!(said.out.contains(&format!("problem  {key}: this port is taken: `{address}`")), "{said:?}");
    }
}

#[test]
fn a_second_process_on_the_same_data_is_refused() {
    let place = Place::new("");
    let running = place.serve();
    place.configure(&format!("# {}", running.id()));
    let said = place.fails(1, &["serve"]);
    assert!(said.contains("error: another process is using the data folder: `"), "{said}");
    assert!(said.contains("hint: stop the other process, or choose another data folder"), "{said}");
    // Other commands work beside it.
    place.does(&["account", "list"]);
    assert_eq!(running.stop().0, 0);
}

#[test]
fn name_servers_that_do_not_answer_are_named() {
    let place = Place::new("dns = [\"127.0.0.1:9\"]");
    let said = place.lodge(&["check"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.out.contains("problem  dns: no answer from `127.0.0.1:9`"), "{said:?}");
    assert!(said.out.contains("hint: check `/etc/resolv.conf`, or set `mail.dns`"), "{said:?}");
    let json: serde_json::Value = serde_json::from_str(&place.lodge(&["check", "--json"]).out).unwrap();
    assert!(
        json.as_array()
            .unwrap()
            .iter()
            .any(|finding| finding["about"] == "dns" && finding["state"] == "problem")
    );
}

#[test]
fn what_is_not_there_is_named_with_the_way_to_find_it() {
    let place = Place::new("").with_alias("alice@example.net");
    for (arguments, code, expected) in [
        (
            &["domain", "add", "b.test", "--account", "bob@example.org", "--verified"][..],
            1,
            "error: there is no account with this address: `bob@example.org`\n\
             hint: `lodge account list` shows all accounts, `lodge account add` opens one",
        ),
        (
            &["domain", "add", "b.test", "--account", "alice@example.org"],
            2,
            "error: nobody says that this domain is theirs: `b.test`\n\
             hint: make sure that it belongs to the account, then repeat the command with `--verified`",
        ),
        (
            &["domain", "add", "alice.test", "--account", "alice@example.org", "--verified"],
            1,
            "error: this domain is here already: `alice.test`\nhint: `lodge domain list` shows whose it is",
        ),
        (
            &["domain", "add", "b test", "--account", "alice@example.org", "--verified"],
            2,
            "error: not a domain: `b test`\nhint: write one like `example.org`",
        ),
        (
            &["alias", "add", "shop@b.test", "--to", "a@example.net"],
            1,
            "error: this domain is not here: `b.test`\n\
             hint: add it first: `lodge domain add b.test --account EMAIL --verified`",
        ),
        (
            &["alias", "add", "SHOP@alice.test", "--to", "a@example.net"],
            1,
            "error: there is an alias with this address already: `SHOP@alice.test`\n\
             hint: remove it first: `lodge alias remove SHOP@alice.test`",
        ),
        (
            &["alias", "remove", "nobody@alice.test"],
            1,
            "error: there is no such alias: `nobody@alice.test`\nhint: `lodge alias list` shows all aliases",
        ),
        (
            &["account", "add", "--email", "alice", "--name", "A"],
            2,
            "error: not an e-mail address: `alice`\nhint: write one like `alice@example.org`",
        ),
        (
            &["account", "add", "--email", "Alice@example.org", "--name", "A"],
            1,
            "error: there is an account with this address already: `Alice@example.org`\n\
             hint: `lodge account list` shows all accounts",
        ),
        (
            &["deny", "remove", "192.0.2.1"],
            1,
            "error: not on the deny-list: `192.0.2.1`\nhint: `lodge deny list` shows who is",
        ),
        (
            &["export", "nobody:1", "--to", "x"],
            2,
            "error: nobody can be meant by this: `nobody:1`\n\
             hint: say an e-mail address, or a kind and a number: `customer:…`, `correspondent:…`, `visitor:…`, `member:…`",
        ),
    ] {
        assert_eq!(place.fails(code, arguments).trim_end(), expected);
    }
}

#[test]
fn nonsense_is_a_usage_error() {
    for arguments in [&["serv"][..], &[], &["alias", "disable", "a@b.c", "--answer", "200"]] {
        let said = said(lodge().args(arguments).stdin(Stdio::null()).output().unwrap());
        assert_eq!(said.code, 2, "{said:?}");
    }
    let said = said(lodge().arg("serv").output().unwrap());
    assert!(said.err.contains("serve"), "{said:?}");
}

#[test]
fn the_guards_table_and_keys_are_looked_at_before_it_starts() {
    let place = Place::new(
        "[guard]\ntoken_file = \"bot\"\napplication = 1188000000000000001\nnetworks_file = \"networks.csv\"\n\
         proxycheck_key_file = \"p.key\"\nabuseipdb_key_file = \"a.key\"",
    );
    fs::write(place.path("networks.csv"), "192.0.2.0/24,mobile\n198.51.100.0/24,phone\n").unwrap();
    fs::write(place.path("p.key"), "k3y").unwrap();
    let said = place.lodge(&["check"]);
    let folder = place.folder.path().display();
    for line in [
        format!(
            "problem  networks: the table of networks is not used: `{folder}/networks.csv`: line 2 of the table"
        ),
        format!("ok       key of a service: there is one for proxycheck.io: `{folder}/p.key`"),
        format!("problem  key of a service: could not read the key of AbuseIPDB: `{folder}/a.key`"),
    ] {
        assert!(said.out.contains(&line), "{line}: {said:?}");
    }
    assert!(!said.out.contains("k3y"), "{said:?}");
    fs::write(place.path("networks.csv"), "192.0.2.0/24,mobile\n198.51.100.0/24,vpn\n").unwrap();
    let said = place.lodge(&["check"]);
    assert!(
        said.out.contains(&format!("ok       networks: 2 prefixes: `{folder}/networks.csv`")),
        "{said:?}"
    );
}
