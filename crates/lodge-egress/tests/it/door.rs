//! Where the door leads, and where it does not.

mod http;
mod names;
mod redirects;

use lodge_egress::{Allow, Door, DoorSettings};
use lodge_register::Recipient;
use lodge_testkit::{dns::Dns, web::WebServer};

/// Somebody who is declared.
pub const SOMEBODY: Recipient = Recipient {
    name: "somebody",
    purpose: "to see that they are reached",
    receives: "nothing of anybody",
    opt_in: false,
};

/// A door that asks this DNS and lets these through.
pub fn door(dns: &Dns, allow: &[&str]) -> Door {
    let allow = allow.iter().map(|text| text.parse::<Allow>().unwrap()).collect();
    Door::new(&DoorSettings { allow, dns: vec![dns.address()], ca_files: Vec::new() }).unwrap()
}

/// The same, which trusts this server's certificate.
pub fn trusting(dns: &Dns, allow: &[&str], server: &WebServer) -> Door {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), server.certificate()).unwrap();
    let allow = allow.iter().map(|text| text.parse::<Allow>().unwrap()).collect();
    let ca_files = vec![file.path().to_owned()];
    Door::new(&DoorSettings { allow, dns: vec![dns.address()], ca_files }).unwrap()
}
