//! The least that axum can do: the bytes of a file, for the bench to measure against. `bare PORT FILE`.

use axum::{Router, body::Bytes, http::header, routing::get};
use std::error::Error;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let port: u16 = arguments.next().ok_or("the port is missing")?.parse()?;
    let bytes = Bytes::from(std::fs::read(arguments.next().ok_or("the file is missing")?)?);
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_ENCODING, "br"),
        (header::CACHE_CONTROL, "public, no-cache"),
    ];
    let routes = Router::new().route("/thread", get(async move || (headers, bytes.clone())));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    axum::serve(listener, routes).await?;
    Ok(())
}
