//! A mail server that takes everything and remembers it: the destination in these tests.

use std::{
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::mpsc::{self, Receiver, Sender},
    time::Duration,
};

pub struct Sink {
    pub address: SocketAddr,
    letters: Receiver<Letter>,
}

/// What arrived.
pub struct Letter {
    pub from: String,
    pub to: String,
    pub text: String,
}

impl Sink {
    /// A sink that takes its time before it says yes to a message.
    pub fn new(thinks: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, letters) = mpsc::channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let sender = sender.clone();
                std::thread::spawn(move || converse(&stream, &sender, thinks));
            }
        });
        Self { address, letters }
    }

    pub fn next(&self) -> Letter {
        self.letters.recv_timeout(Duration::from_secs(30)).unwrap()
    }
}

fn converse(stream: &TcpStream, sender: &Sender<Letter>, thinks: Duration) -> Option<()> {
    let mut writer = stream;
    let mut lines = BufReader::new(stream).lines();
    writer.write_all(b"220 sink ESMTP\r\n").ok()?;
    let (mut from, mut to) = (String::new(), String::new());
    loop {
        let line = lines.next()?.ok()?;
        let reply: &[u8] = match line.get(..4)?.to_ascii_uppercase().as_str() {
            "EHLO" => b"250-sink\r\n250-PIPELINING\r\n250 SMTPUTF8\r\n",
            "MAIL" => {
                line.clone_into(&mut from);
                b"250 ok\r\n"
            }
            "RCPT" => {
                line.clone_into(&mut to);
                b"250 ok\r\n"
            }
            "DATA" => {
                writer.write_all(b"354 go on\r\n").ok()?;
                let mut text = String::new();
                loop {
                    let line = lines.next()?.ok()?;
                    if line == "." {
                        break;
                    }
                    text.push_str(&line);
                    text.push('\n');
                }
                std::thread::sleep(thinks);
                sender.send(Letter { from: from.clone(), to: to.clone(), text }).ok()?;
                b"250 taken\r\n"
            }
            "QUIT" => {
                writer.write_all(b"221 bye\r\n").ok()?;
                return None;
            }
            _ => b"250 ok\r\n",
        };
        writer.write_all(reply).ok()?;
    }
}
