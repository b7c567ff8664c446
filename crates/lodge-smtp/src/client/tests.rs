//! Conversations, as scripts.
//!
//! `S:` is what the server says, `C:` what the client must say next. Lines in `<…>` are what it must do.

use super::*;
use crate::path::Path;
use proptest::prelude::*;

struct Letter {
    from: Option<&'static str>,
    to: &'static [&'static str],
    size: u64,
    eight_bit: bool,
    utf8: bool,
}

const LETTER: Letter =
    Letter { from: Some("s@src.test"), to: &["a@dst.test"], size: 12, eight_bit: false, utf8: false };

fn check_with(mut client: Client, letter: &Letter, script: &str) -> Client {
    let sender = letter.from.map(|text| Path::parse(text).unwrap());
    let paths: Vec<Path> = letter.to.iter().map(|text| Path::parse(text).unwrap()).collect();
    let recipients: Vec<&Path> = paths.iter().collect();
    let mailing = Mailing {
        sender: sender.as_ref(),
        recipients: &recipients,
        size: letter.size,
        eight_bit: letter.eight_bit,
        utf8: letter.utf8,
    };
    let mut last = Ok(Next::Read);
    for (number, line) in script.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        let at = || format!("line {}: {line}", number + 1);
        if let Some(said) = line.strip_prefix("S: ") {
            assert!(client.output().is_empty(), "{}: still to say {:?}", at(), text(client.output()));
            last = client.receive(said.replace('|', "\r\n").as_bytes()).and_then(|next| {
                if said.ends_with('~') {
                    Ok(next)
                } else {
                    client.receive(b"\r\n").map(|after| later(next, after))
                }
            });
            continue;
        }
        if let Some(said) = line.strip_prefix("C: ") {
            assert_eq!(text(client.output()), format!("{}\r\n", said.replace('|', "\r\n")), "{}", at());
            client.written();
            continue;
        }
        match line {
            "<handshake>" => {
                assert_eq!(last, Ok(Next::Handshake), "{}", at());
                client.secured();
            }
            "<login>" => {
                assert_eq!(last, Ok(Next::Login), "{}", at());
                client.login("user", "pass");
            }
            "<begin>" => drop(client.begin(mailing).unwrap()),
            "<needs utf8>" => assert_eq!(client.begin(mailing), Err(Unfit::NeedsUtf8), "{}", at()),
            "<too big>" => assert_eq!(client.begin(mailing), Err(Unfit::TooBig), "{}", at()),
            "<ready>" => assert_eq!(last, Ok(Next::Ready), "{}", at()),
            "<dotted>" => {
                assert_eq!(last, Ok(Next::Body(Framing::Dotted)), "{}", at());
                client.body_sent().unwrap();
            }
            "<counted>" => {
                assert_eq!(last, Ok(Next::Body(Framing::Counted)), "{}", at());
                client.body_sent().unwrap();
            }
            "<dotting>" => assert_eq!(last, Ok(Next::Body(Framing::Dotted)), "{}", at()),
            "<quit>" => drop(client.quit()),
            "<close>" => assert_eq!(last, Ok(Next::Close), "{}", at()),
            "<out of step>" => assert_eq!(last, Err(Fault::OutOfStep), "{}", at()),
            "<garbled>" => assert_eq!(last, Err(Fault::Garbled), "{}", at()),
            "<closing>" => assert!(matches!(last, Err(Fault::Closing(_))), "{}: {last:?}", at()),
            "<tls required>" => assert_eq!(last, Err(Fault::TlsRequired), "{}", at()),
            "<login refused>" => assert!(matches!(last, Err(Fault::LoginRefused(_))), "{}: {last:?}", at()),
            "<no login>" => assert_eq!(last, Err(Fault::NoLogin), "{}", at()),
            _ => {
                if let Some(code) = line.strip_prefix("<refused ") {
                    let code: u16 = code.trim_end_matches('>').parse().unwrap();
                    assert!(
                        matches!(last, Err(Fault::Refused(answer)) if answer.code == code),
                        "{}: {last:?}",
                        at()
                    );
                } else if let Some(codes) = line.strip_prefix("<done ") {
                    assert_eq!(last, Ok(Next::Done), "{}", at());
                    let found: Vec<String> =
                        client.verdicts().iter().map(|verdict| verdict.code.to_string()).collect();
                    assert_eq!(format!("{}>", found.join(" ")), codes, "{}", at());
                } else {
                    panic!("{}", at());
                }
            }
        }
    }
    assert!(client.output().is_empty(), "still to say {:?}", text(client.output()));
    client
}

fn later(first: Next, second: Next) -> Next {
    if second == Next::Read { first } else { second }
}

fn text(octets: &[u8]) -> &str {
    std::str::from_utf8(octets).unwrap()
}

fn check(script: &str) {
    check_with(Client::new("me.test", Tls::IfOffered, false), &LETTER, script);
}

fn check_letter(letter: &Letter, script: &str) {
    check_with(Client::new("me.test", Tls::IfOffered, false), letter, script);
}

#[test]
fn a_message_goes_in_one_segment_where_pipelining_is_offered() {
    check(
        "S: 220 hi
         C: EHLO me.test
         S: 250-hi|250-PIPELINING|250 SIZE 1000
         <ready>
         <begin>
         C: MAIL FROM:<s@src.test> SIZE=12|RCPT TO:<a@dst.test>|DATA
         S: 250 ok|250 ok|354 go
         <dotted>
         S: 250 taken
         <done 250>
         <begin>
         C: MAIL FROM:<s@src.test> SIZE=12|RCPT TO:<a@dst.test>|DATA
         S: 250 ok
         S: 250 ok
         S: 354 go
         <dotted>
         S: 452 full
         <done 452>
         <quit>
         C: QUIT
         S: 221 bye
         <close>",
    );
}

#[test]
fn without_pipelining_each_command_waits() {
    check(
        "S: 220 hi
         C: EHLO me.test
         S: 250 hi
         <begin>
         C: MAIL FROM:<s@src.test>
         S: 250 ok
         C: RCPT TO:<a@dst.test>
         S: 250 ok
         C: DATA
         S: 354 go
         <dotted>
         S: 250 taken
         <done 250>",
    );
}

//= rfc5321#3.2
//= type=test
//# For a particular connection
//# attempt, if the server returns a "command not recognized" response to
//# EHLO, the client SHOULD be able to fall back and send HELO.
#[test]
fn an_old_server_is_greeted_the_old_way() {
    check(
        "S: 220 hi
         C: EHLO me.test
         S: 502 what
         C: HELO me.test
         S: 250 hi
         <ready>",
    );
    check("S: 220 hi\nC: EHLO me.test\nS: 550 no\nC: HELO me.test\nS: 554 no\n<refused 554>");
}

#[test]
fn a_server_may_not_want_us() {
    check("S: 554 no\n<refused 554>");
    check("S: 450 later\n<refused 450>");
    check("S: 220 hi\nC: EHLO me.test\nS: 451 later\n<refused 451>");
    check("S: 250 hm\n<garbled>");
}

#[test]
fn a_server_may_close_at_any_moment() {
    check("S: 421 bye\n<closing>");
    check("S: 220 hi\nC: EHLO me.test\nS: 421 bye\n<closing>");
    check("S: 220 hi\nC: EHLO me.test\nS: 250 hi\n<begin>\nC: MAIL FROM:<s@src.test>\nS: 421 bye\n<closing>");
    check(
        "S: 220 hi
         C: EHLO me.test
         S: 250 hi
         <ready>
         S: 421 idle too long
         <out of step>",
    );
}

//= rfc3207#4.2
//= type=test
//# The client
//# MUST discard any knowledge obtained from the server, such as the list
//# of SMTP service extensions, which was not obtained from the TLS
//# negotiation itself.
#[test]
fn what_was_said_before_tls_is_forgotten() {
    check(
        "S: 220 hi
         C: EHLO me.test
         S: 250-hi|250-PIPELINING|250-CHUNKING|250 STARTTLS
         C: STARTTLS
         S: 220 go
         <handshake>
         C: EHLO me.test
         S: 250 hi
         <ready>
         <begin>
         C: MAIL FROM:<s@src.test>
         S: 550 no
         <done 550>",
    );
}

#[test]
fn nothing_said_in_the_clear_survives_starttls() {
    check(
        "S: 220 hi
         C: EHLO me.test
         S: 250-hi|250 STARTTLS
         C: STARTTLS
         S: 220 go|250 injected
         <out of step>",
    );
}

#[test]
fn without_tls_it_goes_on_or_not_as_told() {
    check("S: 220 hi\nC: EHLO me.test\nS: 250-hi|250 STARTTLS\nC: STARTTLS\nS: 454 not now\n<ready>");
    let never = Client::new("me.test", Tls::Never, false);
    check_with(never, &LETTER, "S: 220 hi\nC: EHLO me.test\nS: 250-hi|250 STARTTLS\n<ready>");
    let required = || Client::new("me.test", Tls::Required, false);
    check_with(required(), &LETTER, "S: 220 hi\nC: EHLO me.test\nS: 250 hi\n<tls required>");
    check_with(
        required(),
        &LETTER,
        "S: 220 hi\nC: EHLO me.test\nS: 250-hi|250 STARTTLS\nC: STARTTLS\nS: 454 not now\n<tls required>",
    );
}

#[test]
fn we_say_who_we_are() {
    let client = || Client::new("me.test", Tls::IfOffered, true);
    check_with(
        client(),
        &LETTER,
        "S: 220 hi
         C: EHLO me.test
         S: 250-hi|250 AUTH LOGIN PLAIN
         <login>
         C: AUTH PLAIN AHVzZXIAcGFzcw==
         S: 235 welcome
         <ready>",
    );
    check_with(
        client(),
        &LETTER,
        "S: 220 hi
         C: EHLO me.test
         S: 250-hi|250 AUTH LOGIN
         <login>
         C: AUTH LOGIN
         S: 334 VXNlcm5hbWU6
         C: dXNlcg==
         S: 334 UGFzc3dvcmQ6
         C: cGFzcw==
         S: 235 welcome
         <ready>",
    );
    check_with(
        client(),
        &LETTER,
        "S: 220 hi\nC: EHLO me.test\nS: 250-hi|250 AUTH PLAIN\n<login>\nC: AUTH PLAIN AHVzZXIAcGFzcw==\nS: 535 no\n<login refused>",
    );
    check_with(client(), &LETTER, "S: 220 hi\nC: EHLO me.test\nS: 250 hi\n<no login>");
}

#[test]
fn each_recipient_has_a_verdict() {
    let letter = Letter { to: &["a@dst.test", "b@dst.test", "c@dst.test"], ..LETTER };
    check_letter(
        &letter,
        "S: 220 hi
         C: EHLO me.test
         S: 250-hi|250 PIPELINING
         <begin>
         C: MAIL FROM:<s@src.test>|RCPT TO:<a@dst.test>|RCPT TO:<b@dst.test>|RCPT TO:<c@dst.test>|DATA
         S: 250 ok|550 no|250 ok|450 later|354 go
         <dotted>
         S: 250 taken
         <done 550 250 450>",
    );
    check_letter(
        &letter,
        "S: 220 hi
         C: EHLO me.test
         S: 250 hi
         <begin>
         C: MAIL FROM:<s@src.test>
         S: 250 ok
         C: RCPT TO:<a@dst.test>
         S: 550 no
         C: RCPT TO:<b@dst.test>
         S: 250 ok
         C: RCPT TO:<c@dst.test>
         S: 250 ok
         C: DATA
         S: 354 go
         <dotted>
         S: 554 spam
         <done 550 554 554>",
    );
}

//= rfc2920#3.1
//= type=test
//# If the DATA
//# command was properly rejected the client SMTP can just issue
//# RSET, but if the DATA command was accepted the client SMTP
//# should send a single dot.
#[test]
fn nobody_left_ends_with_a_lone_dot_or_a_reset() {
    check(
        "S: 220 hi
         C: EHLO me.test
         S: 250-hi|250 PIPELINING
         <begin>
         C: MAIL FROM:<s@src.test>|RCPT TO:<a@dst.test>|DATA
         S: 250 ok|550 no|354 go
         C: .
         S: 554 nobody
         <done 550>
         <begin>
         C: RSET|MAIL FROM:<s@src.test>|RCPT TO:<a@dst.test>|DATA
         S: 250 ok|250 ok|550 no|503 nobody
         <done 550>
         <begin>
         C: RSET|MAIL FROM:<s@src.test>|RCPT TO:<a@dst.test>|DATA
         S: 250 ok|450 later|503 no|503 no
         <done 450>",
    );
    check(
        "S: 220 hi
         C: EHLO me.test
         S: 250 hi
         <begin>
         C: MAIL FROM:<s@src.test>
         S: 250 ok
         C: RCPT TO:<a@dst.test>
         S: 550 no
         <done 550>
         <begin>
         C: RSET
         S: 250 ok
         C: MAIL FROM:<s@src.test>
         S: 452 full
         <done 452>",
    );
}

#[test]
fn a_counted_message_waits_for_somebody_to_take_it() {
    check(
        "S: 220 hi
         C: EHLO me.test
         S: 250-hi|250-PIPELINING|250 CHUNKING
         <begin>
         C: MAIL FROM:<s@src.test>|RCPT TO:<a@dst.test>
         S: 250 ok|250 ok
         C: BDAT 12 LAST
         <counted>
         S: 250 taken
         <done 250>
         <begin>
         C: MAIL FROM:<s@src.test>|RCPT TO:<a@dst.test>
         S: 250 ok|550 no
         <done 550>
         <begin>
         C: RSET|MAIL FROM:<s@src.test>|RCPT TO:<a@dst.test>
         S: 250 ok|250 ok|250 ok
         C: BDAT 12 LAST
         <counted>
         S: 451 later
         <done 451>",
    );
}

#[test]
fn data_may_be_refused() {
    check(
        "S: 220 hi
         C: EHLO me.test
         S: 250-hi|250 PIPELINING
         <begin>
         C: MAIL FROM:<s@src.test>|RCPT TO:<a@dst.test>|DATA
         S: 250 ok|250 ok|451 later
         <done 451>
         <begin>
         C: RSET|MAIL FROM:<s@src.test>|RCPT TO:<a@dst.test>|DATA
         S: 250 ok|250 ok|250 ok|250 huh
         <out of step>",
    );
}

#[test]
fn a_verdict_before_the_end_is_one_if_it_is_a_refusal() {
    let to_data = "S: 220 hi
         C: EHLO me.test
         S: 250-hi|250 PIPELINING
         <begin>
         C: MAIL FROM:<s@src.test>|RCPT TO:<a@dst.test>|DATA
         S: 250 ok|250 ok|354 go
         <dotting>
         ";
    check(&format!("{to_data}S: 552 too big\n<done 552>"));
    check(&format!("{to_data}S: 250 taken\n<out of step>"));
    check(&to_data.replace("354 go", "354 go|552 too big").replace("<dotting>", "<done 552>"));
    check(&format!("{to_data}S: 421 bye\n<closing>"));
}

#[test]
fn answers_to_nothing_end_the_connection() {
    check("S: 220 hi|250 too early\n<out of step>");
    check("S: 220 hi\nC: EHLO me.test\nS: 250 hi\n<ready>\nS: 250 more\n<out of step>");
    check(
        "S: 220 hi
         C: EHLO me.test
         S: 250-hi|250 PIPELINING
         <begin>
         C: MAIL FROM:<s@src.test>|RCPT TO:<a@dst.test>|DATA
         S: 250 ok|250 ok|354 go|250 taken
         <out of step>",
    );
}

#[test]
fn garbage_is_a_fault() {
    check("S: hello\n<garbled>");
    check("S: 220 hi\nC: EHLO me.test\nS: 250-hi|220 no\n<garbled>");
}

//= rfc6531#3.2
//= type=test
//# If the SMTPUTF8 SMTP extension is not offered by the SMTP server, the
//# SMTPUTF8-aware SMTP client MUST NOT transmit an internationalized
//# email address
#[test]
fn a_message_that_needs_more_than_is_offered_is_not_sent() {
    let utf8 = Letter { to: &["jürgen@dst.test"], utf8: true, ..LETTER };
    check_letter(&utf8, "S: 220 hi\nC: EHLO me.test\nS: 250 hi\n<needs utf8>");
    check_letter(
        &Letter { eight_bit: true, ..utf8 },
        "S: 220 hi
         C: EHLO me.test
         S: 250-hi|250-8BITMIME|250 SMTPUTF8
         <begin>
         C: MAIL FROM:<s@src.test> BODY=8BITMIME SMTPUTF8
         S: 250 ok
         C: RCPT TO:<jürgen@dst.test>
         S: 550 no
         <done 550>",
    );
    check("S: 220 hi\nC: EHLO me.test\nS: 250-hi|250 SIZE 11\n<too big>");
    check_letter(
        &Letter { from: None, ..LETTER },
        "S: 220 hi\nC: EHLO me.test\nS: 250 hi\n<begin>\nC: MAIL FROM:<>\nS: 250 ok\nC: RCPT TO:<a@dst.test>\nS: 250 ok\nC: DATA\nS: 500 no\n<done 500>",
    );
}

#[test]
fn a_password_does_not_stay_behind() {
    let mut client = Client::new("me.test", Tls::IfOffered, true);
    client.receive(b"220 hi\r\n").unwrap();
    client.written();
    assert_eq!(client.receive(b"250-hi\r\n250 AUTH PLAIN\r\n"), Ok(Next::Login));
    client.login("user", "pass");
    let before = client.output().as_ptr();
    client.written();
    client.output.resize(8, b'x');
    assert_eq!(client.output().as_ptr(), before);
    assert!(client.output().is_ascii());
}

/// Pieces that servers say, and some that none should.
fn a_turn() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("220 hi\r\n".to_owned()),
        Just("250-hi\r\n250-PIPELINING\r\n250 SIZE 1000\r\n".to_owned()),
        Just("250-hi\r\n250-CHUNKING\r\n250-SMTPUTF8\r\n250 STARTTLS\r\n".to_owned()),
        Just("250-hi\r\n250 AUTH LOGIN PLAIN\r\n".to_owned()),
        Just("250 ok\r\n250 ok\r\n354 go\r\n".to_owned()),
        "[2-5][0-9]{2}[ -][0-9. a]{0,8}\r\n",
        "[2-5]{3} x\r\n[2-5]{3} y\r\n",
        "[ -~\r\n]{0,40}",
    ]
}

proptest! {
    #[test]
    fn the_law_holds(setup in any::<u8>(), turns in proptest::collection::vec(a_turn(), 0..12)) {
        law(&[&[setup], turns.join("\0").as_bytes()].concat());
    }

    #[test]
    fn the_law_holds_for_any_octets(seed in proptest::collection::vec(any::<u8>(), 0..300)) {
        law(&seed);
    }
}

#[test]
fn what_fuzzing_found_stays_found() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus/smtp_client");
    let mut seeds = 0;
    for entry in std::fs::read_dir(corpus).unwrap() {
        law(&std::fs::read(entry.unwrap().path()).unwrap());
        seeds += 1;
    }
    assert!(seeds >= 15, "the corpus is gone");
}
