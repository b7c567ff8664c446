//! A Lodge behind a socket: for what is read piece by piece.

use axum::{Extension, ServiceExt as _};
use lodge_comments::Comments;
use lodge_module::Module as _;
use lodge_web::{Few, Hall, Peer};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

use super::house::House;

pub(crate) struct Wire {
    address: std::net::SocketAddr,
    serving: JoinHandle<std::io::Result<()>>,
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Wire {
    pub(crate) async fn to(house: &House) -> Self {
        Self::with(house, 100).await
    }

    /// So many may stay at once.
    pub(crate) async fn with(house: &House, staying: usize) -> Self {
        let shown = Comments::default().pages(&house.site);
        let pages = shown.pages;
        let router = lodge_web::routes(&house.site, pages.layer(Extension(house.custody.clone())));
        let router = lodge_web::swiftly(&house.site, router, &shown.ready);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = router.into_make_service_with_connect_info::<Peer>();
        let few = Few::of(listener, &Hall::of(staying));
        Self { address, serving: tokio::spawn(async move { axum::serve(few, router).await }) }
    }

    pub(crate) async fn ask(&self, head: &str, body: &str) -> TcpStream {
        self.ask_at("lodge.example", head, body).await
    }

    /// Asks what is meant for this host.
    pub(crate) async fn ask_at(&self, host: &str, head: &str, body: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let text = format!("{head}\r\nHost: {host}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        stream.write_all(text.as_bytes()).await.unwrap();
        stream
    }
}

/// What is heard until this is said.
pub(crate) async fn heard(stream: &mut TcpStream, until: &str) -> String {
    let (mut text, mut octets) = (String::new(), [0; 4096]);
    while !text.contains(until) {
        let count = stream.read(&mut octets).await.unwrap();
        assert!(count > 0, "it ended: {text}");
        text.push_str(&String::from_utf8_lossy(&octets[..count]));
    }
    text
}
