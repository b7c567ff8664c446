//! A bot, as plain as can be.

use discord_double::{Double, Id, Intents, Options, Place};
use flate2::{Decompress, FlushDecompress};
use futures_util::{SinkExt, StreamExt};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_websockets::{ClientBuilder, MaybeTlsStream, Message, WebSocketStream};
use zstd_safe::{DCtx, InBuffer, OutBuffer};

/// A stand-in with one guild, in which there are a channel, a moderator, and a bot that hears everything.
pub(crate) async fn town() -> (Double, Place, Id) {
    let double = Double::start(Options::default()).await.unwrap();
    let (place, mira) = harbour(&double);
    (double, place, mira)
}

pub(crate) fn harbour(double: &Double) -> (Place, Id) {
    use discord_double::Permissions as P;
    let mira = double.person("mira");
    let staff = P::BAN_MEMBERS | P::KICK_MEMBERS | P::MANAGE_MESSAGES | P::MANAGE_CHANNELS | P::MANAGE_ROLES;
    let plan = double.guild("Harbour").role("Staff", staff).channel("general").channel("log").voice("Quay");
    (plan.member(mira, &["Staff"]).open(), mira)
}

/// What came back from REST.
pub(crate) struct Said {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Value,
}

impl Said {
    pub(crate) fn code(&self) -> u64 {
        self.body["code"].as_u64().unwrap_or(0)
    }

    pub(crate) fn id(&self) -> Id {
        self.body["id"].as_str().unwrap().parse().unwrap()
    }
}

/// A call as the bot; with a reason for the audit log, if it is not empty.
pub(crate) async fn call(double: &Double, method: &str, path: &str, body: Value, reason: &str) -> Said {
    let authorization = format!("Bot {}", double.token());
    let mut headers = vec![("authorization", authorization.as_str())];
    if !reason.is_empty() {
        headers.push(("x-audit-log-reason", reason));
    }
    let body = if body.is_null() { String::new() } else { body.to_string() };
    send(double, method, &format!("/api/v10{path}"), &headers, body).await
}

pub(crate) async fn send(
    double: &Double,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: String,
) -> Said {
    let stream = TcpStream::connect(double.host()).await.unwrap();
    let (mut sender, connection) = http1::handshake::<_, Full<Bytes>>(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let mut request = hyper::Request::builder().method(method).uri(path).header("host", double.host());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = sender.send_request(request.body(Full::new(Bytes::from(body))).unwrap()).await.unwrap();
    let status = answer.status().as_u16();
    let named = |(name, value): (&hyper::http::HeaderName, &hyper::http::HeaderValue)| {
        (name.to_string(), value.to_str().unwrap().to_owned())
    };
    let headers = answer.headers().iter().map(named).collect();
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let body = serde_json::from_slice(&bytes).unwrap_or(Value::String(text));
    Said { status, headers, body }
}

enum Codec {
    Plain,
    Zlib(Decompress),
    Zstd(DCtx<'static>),
}

/// A connection to the gateway.
pub(crate) struct Bot {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    codec: Codec,
    token: String,
    pub(crate) session: String,
    pub(crate) seq: u64,
}

/// What was heard: a message, or the end with its code.
#[derive(Debug)]
pub(crate) enum Heard {
    Message(Value),
    Closed(Option<u16>),
}

impl Bot {
    /// Opens a socket and hears `HELLO`.
    pub(crate) async fn open(double: &Double, compress: &str) -> Self {
        let codec = match compress {
            "zlib-stream" => Codec::Zlib(Decompress::new(true)),
            "zstd-stream" => Codec::Zstd(DCtx::create()),
            _ => Codec::Plain,
        };
        let uri = format!("{}/?v=10&encoding=json&compress={compress}", double.gateway());
        let (socket, _) = ClientBuilder::new().uri(&uri).unwrap().connect().await.unwrap();
        let token = double.token().to_owned();
        let mut bot = Self { socket, codec, token, session: String::new(), seq: 0 };
        assert_eq!(bot.message().await["op"], 10);
        bot
    }

    /// Opens, identifies, and hears `READY`.
    pub(crate) async fn ready(double: &Double, intents: Intents) -> Self {
        let mut bot = Self::open(double, "").await;
        bot.identify(intents).await;
        let ready = bot.hears("READY").await;
        bot.session = ready["session_id"].as_str().unwrap().to_owned();
        bot
    }

    pub(crate) async fn identify(&mut self, intents: Intents) {
        let token = self.token.clone();
        self.says(json!({ "op": 2, "d": { "token": token, "intents": intents.0, "properties": {} } })).await;
    }

    pub(crate) async fn resume(&mut self, session: &str, seq: u64) {
        let token = self.token.clone();
        self.says(json!({ "op": 6, "d": { "token": token, "session_id": session, "seq": seq } })).await;
    }

    pub(crate) async fn says(&mut self, message: Value) {
        self.socket.send(Message::text(message.to_string())).await.unwrap();
    }

    pub(crate) async fn next(&mut self) -> Heard {
        let heard = tokio::time::timeout(Duration::from_secs(20), self.socket.next()).await.unwrap();
        let Some(Ok(message)) = heard else { return Heard::Closed(None) };
        if let Some((code, _)) = message.as_close() {
            return Heard::Closed(Some(code.into()));
        }
        let text = match &mut self.codec {
            Codec::Plain => message.as_text().unwrap().to_owned(),
            Codec::Zlib(stream) => {
                let mut out = Vec::with_capacity(1 << 20);
                stream.decompress_vec(message.as_payload(), &mut out, FlushDecompress::Sync).unwrap();
                String::from_utf8(out).unwrap()
            }
            Codec::Zstd(stream) => {
                let mut out = Vec::with_capacity(1 << 20);
                let mut input = InBuffer::around(message.as_payload());
                stream.decompress_stream(&mut OutBuffer::around(&mut out), &mut input).unwrap();
                String::from_utf8(out).unwrap()
            }
        };
        let message: Value = serde_json::from_str(&text).unwrap();
        self.seq = message["s"].as_u64().unwrap_or(self.seq);
        Heard::Message(message)
    }

    pub(crate) async fn message(&mut self) -> Value {
        match self.next().await {
            Heard::Message(message) => message,
            Heard::Closed(code) => panic!("closed with {code:?}"),
        }
    }

    pub(crate) async fn closed(&mut self) -> Option<u16> {
        loop {
            if let Heard::Closed(code) = self.next().await {
                return code;
            }
        }
    }

    /// The next event of this name; others before it are passed over.
    pub(crate) async fn hears(&mut self, name: &str) -> Value {
        loop {
            let message = self.message().await;
            if message["t"] == name {
                return message["d"].clone();
            }
        }
    }

    /// The names of the events up to one of this name.
    pub(crate) async fn names_until(&mut self, name: &str) -> Vec<String> {
        let mut names = Vec::new();
        while names.last().is_none_or(|last| last != name) {
            let message = self.message().await;
            names.push(message["t"].as_str().unwrap_or("-").to_owned());
        }
        names
    }
}
