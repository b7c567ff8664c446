//! Conversations as they look on the wire, one file each.
//!
//! `C:` is what the client sends with CRLF after it; `c:` without, and with `\r \n \0 \xHH \\` for what cannot be
//! seen, and `{x*70000}` for so many of a letter. `S:` is a reply; what ends with `…` only begins so. `E:` is an event,
//! after the reply if the server gives it by itself.
//! `N:` is what the session answers to the next event that asks for it; it says yes otherwise. `# tls`, `# plain` and
//! `# trusted` at the start say what kind of server it is.

use std::{collections::VecDeque, fmt::Write as _, fs, path::Path as File, sync::Arc};

use lodge_smtp::{Event, Reply, Server, ServerSettings, Step};

//= rfc5321#4.1.4
//= type=test
//# A session that will contain mail transactions MUST first be
//# initialized by the use of the EHLO command.
//= rfc5321#4.1.4
//= type=test
//# MAIL (or SEND, SOML, or SAML) MUST NOT be sent if a mail transaction is
//# already open
//= rfc5321#4.1.4
//= type=test
//# An EHLO command MAY be issued by a client later in the session.  If it is
//# issued after the session begins and the EHLO command is acceptable to the
//# SMTP server, the SMTP server MUST clear all buffers and reset the state
//# exactly as if a RSET command had been issued.
//= rfc5321#3.3
//= type=test
//# If a RCPT command appears without a previous MAIL command, the server MUST
//# return a 503 "Bad sequence of commands" response.
//= rfc5321#7.3
//= type=test
//# If a site disables these commands for security
//# reasons, the SMTP server MUST return a 252 response, rather than a
//# code that could be confused with successful or unsuccessful
//# verification.
//= rfc3030#2
//= type=test
//# DATA and BDAT commands cannot be used in the same transaction.
//= rfc3030#2
//= type=test
//# the receiver
//# SMTP MUST be prepared to accept and discard additional BDAT chunks
//# already in the pipeline after the failed BDAT.
//= rfc3207#4.2
//= type=test
//# The server MUST discard any knowledge
//# obtained from the client, such as the argument to the EHLO command,
//# which was not obtained from the TLS negotiation itself.
//= rfc2920#3.2
//= type=test
//# MUST send all pending responses immediately whenever the local TCP input
//# buffer is emptied.
//= rfc5321#4.5.3.1.4
//= type=test
//# The maximum total length of a command line including the command word and
//# the <CRLF> is 512 octets.
//= rfc5321#4.5.3.1.8
//= type=test
//# The minimum total number of recipients that MUST be buffered is 100
//# recipients.
#[test]
fn conversations_go_as_written() {
    let folder = File::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts");
    let mut wrong = String::new();
    let mut scripts: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    scripts.sort();
    assert!(scripts.len() > 10, "the scripts are there");
    for script in scripts {
        let text = fs::read_to_string(&script).unwrap();
        if let Err(report) = play(&text) {
            writeln!(wrong, "{}: {report}", script.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

struct Player {
    server: Server,
    answers: VecDeque<Reply>,
    /// Events and reply lines, in order.
    heard: VecDeque<String>,
    buffer: Vec<u8>,
    message: Vec<u8>,
    closed: bool,
}

fn play(script: &str) -> Result<(), String> {
    let says = |word: &str| script.lines().any(|line| line == word);
    let settings = ServerSettings {
        hostname: "mx.example.org".to_owned(),
        max_message_size: 1_000,
        offers_tls: says("# tls"),
        offers_utf8: !says("# plain"),
    };
    let mut player = Player {
        server: Server::new(Arc::new(settings), says("# trusted")),
        answers: VecDeque::new(),
        heard: VecDeque::new(),
        buffer: Vec::new(),
        message: Vec::new(),
        closed: false,
    };
    player.server.greet();
    player.flush();
    for (number, line) in script.lines().enumerate() {
        let at = |what: String| format!("line {}: {what}", number + 1);
        match line.split_at_checked(3) {
            Some(("C: ", said)) => player.say([said.as_bytes(), b"\r\n"].concat()),
            Some(("c: ", said)) => player.say(octets(said)),
            Some(("N: ", answer)) => {
                let answer = format!("{answer}\r\n");
                player.answers.push_back(Reply::parse(answer.as_bytes()).unwrap().unwrap().0);
            }
            Some((kind @ ("S: " | "E: "), expected)) => {
                let heard = player.heard.pop_front().unwrap_or_else(|| "nothing".to_owned());
                let expected = format!("{kind}{expected}");
                let fits =
                    expected.strip_suffix('…').map_or(heard == expected, |start| heard.starts_with(start));
                if !fits {
                    return Err(at(format!("expected `{expected}`, heard `{heard}`")));
                }
            }
            _ if line.is_empty() || line == "C:" || line.starts_with('#') => {}
            _ => return Err(at("is no line of a script".to_owned())),
        }
    }
    if player.heard.is_empty() { Ok(()) } else { Err(format!("and then: {:?}", player.heard)) }
}

impl Player {
    fn say(&mut self, octets: Vec<u8>) {
        assert!(!self.closed, "the connection has been closed");
        self.buffer.extend(octets);
        let buffer = std::mem::take(&mut self.buffer);
        let mut from = 0;
        loop {
            let Step { consumed, event } = self.server.step(buffer.get(from..).unwrap_or_default());
            from += consumed;
            let Some(event) = event else { break };
            let mut asks = false;
            let heard = match event {
                Event::Chunk(text) => {
                    self.message.extend_from_slice(text);
                    continue;
                }
                Event::Hello(hello) => {
                    format!("{} {}", if hello.extended { "EHLO" } else { "HELO" }, hello.name)
                }
                Event::Mail(mail) => {
                    asks = true;
                    let from = mail.from.map_or(String::new(), |path| path.to_string());
                    format!("MAIL <{from}> {:?} {:?} {}", mail.size, mail.body, mail.smtputf8)
                }
                Event::Rcpt(path) => {
                    asks = true;
                    format!("RCPT <{path}>")
                }
                Event::Data => {
                    asks = true;
                    "DATA".to_owned()
                }
                Event::Spoilt(fault) => {
                    self.message.clear();
                    format!("SPOILT {fault:?}")
                }
                Event::End => {
                    asks = true;
                    format!("END {:?}", String::from_utf8(std::mem::take(&mut self.message)).unwrap())
                }
                Event::StartTls => {
                    self.flush();
                    self.server.tls_started();
                    "STARTTLS".to_owned()
                }
                Event::Xclient(said) => format!("XCLIENT {:?} {:?}", said.address, said.helo),
                Event::Reset => "RESET".to_owned(),
                Event::Quit | Event::Close => {
                    self.closed = true;
                    format!("{event:?}").to_uppercase()
                }
            };
            self.flush();
            self.heard.push_back(format!("E: {heard}"));
            if asks {
                match self.answers.pop_front() {
                    Some(answer) => self.server.answer(&answer),
                    None => self.server.accept(),
                }
            }
            if self.closed {
                break;
            }
        }
        self.buffer = buffer.get(from..).unwrap_or_default().to_vec();
        self.flush();
    }

    fn flush(&mut self) {
        let said = String::from_utf8(std::mem::take(self.server.output())).unwrap();
        for line in said.split_terminator("\r\n") {
            self.heard.push_back(format!("S: {line}"));
        }
    }
}

fn octets(text: &str) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::new(), text);
    while let Some(first) = rest.chars().next() {
        rest = &rest[first.len_utf8()..];
        let after = rest.split_at_checked(1);
        match (first, after) {
            ('\\', Some(("x", hex))) => {
                out.push(u8::from_str_radix(&hex[..2], 16).unwrap());
                rest = &hex[2..];
            }
            ('\\', Some((escaped, after))) => {
                out.push(match escaped {
                    "r" => b'\r',
                    "n" => b'\n',
                    "0" => 0,
                    "\\" => b'\\',
                    other => panic!("no escape: {other}"),
                });
                rest = after;
            }
            ('{', _) => {
                let (inside, after) = rest.split_once('}').unwrap();
                let (letter, count) = inside.split_once('*').unwrap();
                out.extend(letter.repeat(count.parse().unwrap()).bytes());
                rest = after;
            }
            _ => out.extend(first.to_string().bytes()),
        }
    }
    out
}
