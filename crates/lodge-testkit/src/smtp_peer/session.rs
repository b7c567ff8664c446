//! One connection to a [`SmtpPeer`](super::SmtpPeer).

use std::{io, sync::Arc};

use base64::{Engine, engine::general_purpose::STANDARD};
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader},
    net::TcpStream,
};
use tokio_rustls::TlsAcceptor;

use super::{Act, State, Taken};

/// Either kind of connection.
trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

struct Session<'a> {
    wire: BufReader<Box<dyn Wire>>,
    /// Answers to what was sent along go out together.
    out: Vec<u8>,
    state: &'a State,
    draft: Taken,
    /// Whether MAIL has been accepted.
    begun: bool,
}

/// What to do after a command.
enum After {
    GoOn,
    Secure,
    Stop,
}

pub(super) async fn run(stream: TcpStream, state: &State, number: usize) -> io::Result<()> {
    let draft = Taken {
        sender: String::new(),
        parameters: String::new(),
        recipients: Vec::new(),
        message: Vec::new(),
        secure: false,
        counted: false,
        connection: number,
    };
    let implicit = state.manner().implicit;
    let draft = Taken { secure: implicit, ..draft };
    let wire: Box<dyn Wire> = if implicit {
        Box::new(TlsAcceptor::from(Arc::clone(&state.tls)).accept(stream).await?)
    } else {
        Box::new(stream)
    };
    let mut session = Session { wire: BufReader::new(wire), out: Vec::new(), state, draft, begun: false };
    if !session.act("CONNECT", "220 peer.test ready").await? {
        return Ok(());
    }
    loop {
        let mut line = Vec::new();
        session.wire.read_until(b'\n', &mut line).await?;
        let Some(line) = line.strip_suffix(b"\r\n") else { return Ok(()) };
        let line = String::from_utf8_lossy(line).into_owned();
        match session.command(&line).await? {
            After::GoOn => {}
            After::Stop => return Ok(()),
            After::Secure => {
                let Session { wire, draft, .. } = session;
                if !wire.buffer().is_empty() {
                    return Ok(());
                }
                let acceptor = TlsAcceptor::from(Arc::clone(&state.tls));
                let stream = acceptor.accept(wire.into_inner()).await?;
                let draft = Taken { secure: true, ..draft };
                session = Session {
                    wire: BufReader::new(Box::new(stream)),
                    out: Vec::new(),
                    state,
                    draft,
                    begun: false,
                };
            }
        }
    }
}

impl Session<'_> {
    async fn command(&mut self, line: &str) -> io::Result<After> {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let verb = verb.to_ascii_uppercase();
        self.state.hear(if verb == "AUTH" { "AUTH" } else { line });
        let go_on = match verb.as_str() {
            "EHLO" => {
                self.reset();
                let reply = self.offers();
                self.act(&verb, &reply).await?
            }
            "HELO" | "NOOP" => self.act(&verb, "250 peer.test").await?,
            "RSET" => {
                self.reset();
                self.act(&verb, "250 reset").await?
            }
            "MAIL" => self.mail(rest).await?,
            "RCPT" => self.rcpt(rest).await?,
            "DATA" => return self.data().await,
            "BDAT" => return self.bdat(rest).await,
            "AUTH" => self.auth(rest).await?,
            "STARTTLS" => {
                let act = self.state.manner().act(&verb);
                let good = act == Act::Obey;
                let go_on = self.perform(act, "220 go ahead").await?;
                return Ok(if go_on && good {
                    After::Secure
                } else if go_on {
                    After::GoOn
                } else {
                    After::Stop
                });
            }
            "QUIT" => {
                self.act(&verb, "221 bye").await?;
                self.flush().await?;
                false
            }
            _ => self.say("500 what").await?,
        };
        Ok(if go_on { After::GoOn } else { After::Stop })
    }

    fn offers(&self) -> String {
        let manner = self.state.manner();
        let mut lines = vec!["peer.test".to_owned(), "ENHANCEDSTATUSCODES".to_owned()];
        let plain = |name: &str, offered: bool| offered.then(|| name.to_owned());
        lines.extend(plain("PIPELINING", manner.pipelining));
        lines.extend(plain("CHUNKING", manner.chunking));
        lines.extend(plain("8BITMIME", manner.eight_bit));
        lines.extend(plain("SMTPUTF8", manner.utf8));
        lines.extend(plain("STARTTLS", manner.starttls && !self.draft.secure));
        lines.extend(manner.size.map(|size| format!("SIZE {size}")));
        lines.extend(manner.auth.as_ref().map(|(mechanisms, ..)| format!("AUTH {mechanisms}")));
        let last = lines.len() - 1;
        let lines = lines.iter().enumerate();
        let marked: Vec<String> =
            lines.map(|(at, line)| format!("250{}{line}", if at == last { ' ' } else { '-' })).collect();
        marked.join("|")
    }

    async fn mail(&mut self, rest: &str) -> io::Result<bool> {
        let path = rest.strip_prefix("FROM:<").and_then(|rest| rest.split_once('>'));
        let Some((sender, parameters)) = path else { return self.say("501 bad").await };
        if self.begun {
            return self.say("503 already").await;
        }
        self.draft.sender = sender.to_owned();
        self.draft.parameters = parameters.trim().to_owned();
        let act = self.state.manner().act("MAIL");
        self.begun = accepts(&act);
        self.perform(act, "250 2.1.0 fine").await
    }

    async fn rcpt(&mut self, rest: &str) -> io::Result<bool> {
        let path = rest.strip_prefix("TO:<").and_then(|rest| rest.rsplit_once('>'));
        let Some((recipient, _)) = path else { return self.say("501 bad").await };
        if !self.begun {
            return self.say("503 5.5.1 MAIL first").await;
        }
        let act = self.state.manner().act(&format!("RCPT {recipient}"));
        if accepts(&act) {
            self.draft.recipients.push(recipient.to_owned());
        }
        self.perform(act, "250 2.1.5 fine").await
    }

    async fn data(&mut self) -> io::Result<After> {
        let act = self.state.manner().act("DATA");
        let good =
            matches!(act, Act::Obey | Act::Wait) || matches!(&act, Act::Say(reply) if reply.starts_with('3'));
        if self.draft.recipients.is_empty() && act == Act::Obey {
            return self.after("554 5.5.1 nobody").await;
        }
        if !self.perform(act, "354 go ahead").await? {
            return Ok(After::Stop);
        }
        if !good {
            return Ok(After::GoOn);
        }
        loop {
            let mut line = Vec::new();
            self.wire.read_until(b'\n', &mut line).await?;
            match line.as_slice() {
                b".\r\n" => break,
                [b'.', rest @ ..] if rest.ends_with(b"\r\n") => self.draft.message.extend_from_slice(rest),
                rest if rest.ends_with(b"\r\n") => self.draft.message.extend_from_slice(rest),
                // Bare line ends must never get here, nor half a message.
                _ => return Ok(After::Stop),
            }
        }
        self.verdict(false).await
    }

    async fn bdat(&mut self, rest: &str) -> io::Result<After> {
        let mut words = rest.split(' ');
        let Some(length) = words.next().and_then(|word| word.parse::<usize>().ok()) else {
            return Ok(After::Stop);
        };
        let mut chunk = vec![0; length];
        self.wire.read_exact(&mut chunk).await?;
        if self.draft.recipients.is_empty() {
            return self.after("503 5.5.1 nobody").await;
        }
        self.draft.message.extend_from_slice(&chunk);
        if words.next() != Some("LAST") {
            return self.after("250 2.0.0 more").await;
        }
        self.verdict(true).await
    }

    /// Says what becomes of the message, and takes it if it says so.
    async fn verdict(&mut self, counted: bool) -> io::Result<After> {
        let act = self.state.manner().act("MESSAGE");
        let taken = Taken { counted, ..self.draft.clone() };
        self.reset();
        let accepts = accepts(&act);
        if act == Act::Wait {
            self.wait().await;
        }
        // Taken before it is said so: then a test that has the answer finds the message.
        if accepts && !taken.recipients.is_empty() {
            self.state.take(taken);
        }
        let act = if act == Act::Wait { Act::Obey } else { act };
        Ok(if self.perform(act, "250 2.0.0 taken").await? { After::GoOn } else { After::Stop })
    }

    async fn auth(&mut self, rest: &str) -> io::Result<bool> {
        let wanted = self.state.manner().auth.clone();
        let Some((_, user, password)) = wanted else { return self.say("502 no").await };
        let good = match rest.split_once(' ') {
            Some(("PLAIN", message)) => message == STANDARD.encode(format!("\0{user}\0{password}")),
            _ if rest == "LOGIN" => {
                let mut good = true;
                for (question, answer) in [("VXNlcm5hbWU6", user), ("UGFzc3dvcmQ6", password)] {
                    self.say(&format!("334 {question}")).await?;
                    let mut line = String::new();
                    self.wire.read_line(&mut line).await?;
                    good &= line.trim_end() == STANDARD.encode(answer);
                }
                good
            }
            _ => false,
        };
        if good { self.act("AUTH", "235 2.7.0 welcome").await } else { self.say("535 5.7.8 no").await }
    }

    fn reset(&mut self) {
        self.begun = false;
        self.draft.sender.clear();
        self.draft.recipients.clear();
        self.draft.message.clear();
    }

    async fn act(&mut self, command: &str, good: &str) -> io::Result<bool> {
        let act = self.state.manner().act(command);
        self.perform(act, good).await
    }

    /// Says whether the connection goes on.
    async fn perform(&mut self, act: Act, good: &str) -> io::Result<bool> {
        match act {
            Act::Obey => self.say(good).await,
            Act::Say(reply) => {
                self.say(&reply).await?;
                let goes_on = !reply.starts_with("421");
                if !goes_on {
                    self.flush().await?;
                }
                Ok(goes_on)
            }
            Act::Wait => {
                self.flush().await?;
                self.wait().await;
                self.say(good).await
            }
            Act::Hang => {
                self.flush().await?;
                // Until the other side gives up.
                let mut sink = [0; 1024];
                while self.wire.read(&mut sink).await? > 0 {}
                Ok(false)
            }
            Act::HangUp => {
                self.flush().await?;
                Ok(false)
            }
            Act::Garbage(octets) => {
                self.out.extend_from_slice(&octets);
                self.flush().await?;
                Ok(false)
            }
        }
    }

    async fn wait(&mut self) {
        let _ = self.state.released.subscribe().wait_for(|released| *released).await;
    }

    async fn after(&mut self, reply: &str) -> io::Result<After> {
        self.say(reply).await?;
        Ok(After::GoOn)
    }

    async fn say(&mut self, reply: &str) -> io::Result<bool> {
        self.out.extend_from_slice(reply.replace('|', "\r\n").as_bytes());
        self.out.extend_from_slice(b"\r\n");
        if !self.wire.buffer().contains(&b'\n') {
            self.flush().await?;
        }
        Ok(true)
    }

    async fn flush(&mut self) -> io::Result<()> {
        self.wire.write_all(&self.out).await?;
        self.out.clear();
        self.wire.flush().await
    }
}

/// Whether an act means that the command was accepted.
fn accepts(act: &Act) -> bool {
    matches!(act, Act::Obey | Act::Wait) || matches!(act, Act::Say(reply) if reply.starts_with('2'))
}

/// A fresh certificate for these names.
pub(crate) fn certificate(names: &[&str]) -> (Arc<rustls::ServerConfig>, String) {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let own = rcgen::generate_simple_self_signed(names).unwrap();
    let pem = own.cert.pem();
    let certificate = CertificateDer::from(own.cert.der().to_vec());
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    (Arc::new(config), pem)
}
