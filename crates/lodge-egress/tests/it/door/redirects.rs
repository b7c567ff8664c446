//! Being sent on, as far as that may lead.

use lodge_egress::{EgressError, Request, address::Why};
use lodge_testkit::{
    dns::Dns,
    web::{Told, WebServer},
};

use super::{SOMEBODY, door};

/// What comes of asking a server that sends everybody on to `location` once, and then says 200.
async fn check(location: &str, follow: bool, expected: Result<u16, EgressError>) {
    let to = location.to_owned();
    let server = WebServer::open(move |asked| match asked.path.as_str() {
        "/" => Told::sent_on(302, &to),
        "/round" => Told::sent_on(302, "/round"),
        _ => Told::status(200),
    });
    let dns = Dns::start().await;
    dns.address_of("home.test", "127.0.0.1".parse::<std::net::IpAddr>().unwrap());
    let here = server.address().ip().to_string();
    let door = door(&dns, &[&here]);
    let request = Request { follow, ..Request::get(server.url()) };
    let found = door.http(&SOMEBODY, request).await.map(|response| response.status);
    assert_eq!(found, expected, "{location}");
}

#[tokio::test]
async fn only_who_asks_for_it_is_sent_on() {
    check("/next", false, Ok(302)).await;
    check("/next", true, Ok(200)).await;
}

#[tokio::test]
async fn where_it_leads_is_judged_again() {
    let loopback = Err(EgressError::Forbidden(Why::Loopback));
    let metadata = Err(EgressError::Forbidden(Why::Metadata));
    check("http://127.0.0.1/", true, loopback).await;
    check("https://home.test/", true, loopback).await;
    check("http://169.254.169.254/latest/", true, metadata).await;
    check("//169.254.169.254/", true, metadata).await;
    check("http://8.8.8.8/", true, Err(EgressError::Clear)).await;
    check("file:///etc/passwd", true, Err(EgressError::Redirect)).await;
    check("https://user:word@home.test/", true, Err(EgressError::Redirect)).await;
}

#[tokio::test]
async fn it_does_not_go_on_for_ever() {
    check("/round", true, Err(EgressError::Redirect)).await;
}

#[tokio::test]
async fn a_password_stays_with_the_host_that_it_is_for() {
    let other = WebServer::open(|_| Told::status(200));
    let to = other.url();
    let server = WebServer::open(move |_| Told::sent_on(307, &to));
    let dns = Dns::start().await;
    let door = door(&dns, &["127.0.0.0/8"]);
    let get = Request::get(server.url()).header("Authorization", "Bearer x").following();
    assert!(door.http(&SOMEBODY, get).await.unwrap().is_success());
    assert_eq!(other.asked()[0].header("authorization"), "");
    let post = Request::post(server.url(), "text/plain", "secret").following();
    assert_eq!(door.http(&SOMEBODY, post).await.err(), Some(EgressError::Redirect));
    assert_eq!(other.asked().len(), 1);
}
