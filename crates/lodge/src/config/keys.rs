//! Every key of the configuration: its name, its type, its default, and one sentence about it.
//!
//! This list is the only one. The parser refuses what is not in it, the reference page is written from it,
//! and [`Settings`](super::Settings) can read only what is declared here.

use super::cell::Setting;
use super::kinds::{
    CacheUrl, Count, Database, HostName, HostPort, Level, Loopback, NameServer, Password, Proxy, PublicUrl,
    Size,
};
use super::outward::{Carrier, Listed, Mailbox, Secured};
use super::porter::{Application, Socket};
use std::{marker::PhantomData, net::SocketAddr, path::PathBuf, time::Duration};

/// What is said about a key.
#[derive(Debug)]
pub(crate) struct Key {
    /// `section.key`.
    pub(crate) name: &'static str,
    /// Its type in words.
    pub(crate) word: fn() -> String,
    /// As it would be typed. None where there is no default.
    pub(crate) default: Option<&'static str>,
    /// What it decides.
    pub(crate) doc: &'static str,
    /// Whether it may be given as `NAME_file` too, because it can hold a password.
    pub(crate) secret: bool,
}

/// A key with the type that it is read as.
pub(crate) struct Typed<T> {
    pub(crate) key: &'static Key,
    of: PhantomData<fn() -> T>,
}

macro_rules! keys {
    ($($(#[doc = $doc:literal])+ $name:ident: $type:ty = $key:literal $(or $default:literal)? $(, $secret:ident)?;)+) => {
        /// All of them, in the order of the reference.
        pub(crate) const KEYS: &[&Key] = &[$($name.key),+];
        $(
            $(#[doc = $doc])+
            pub(crate) const $name: Typed<$type> = Typed {
                key: &Key {
                    name: $key,
                    word: <$type as Setting>::word,
                    default: keys!(@default $($default)?),
                    doc: concat!($($doc),+),
                    secret: keys!(@secret $($secret)?),
                },
                of: PhantomData,
            };
        )+
    };
    (@default) => { None };
    (@default $default:literal) => { Some($default) };
    (@secret) => { false };
    (@secret secret) => { true };
}

keys! {
    /// Where the database is: a file of the embedded engine, or a PostgreSQL server.
    STORE_URL: Database = "store.url" or "sqlite:lodge-data/lodge.db", secret;
    /// The file with the key that everything is encrypted with. It belongs outside the data folder,
    /// readable by nobody else; without it, `lodge-data.key` beside the data folder is used.
    STORE_KEY_FILE: PathBuf = "store.key_file";
    /// A file with a passphrase to make the key from, instead of a key file.
    STORE_PASSPHRASE_FILE: PathBuf = "store.passphrase_file";
    /// The folder that holds `backups`, with the start-up snapshots and daily backups; without it, the data folder.
    STORE_BACKUP_DIR: PathBuf = "store.backup_dir";
    /// Where sessions, rate limits and other short-lived facts are: this process or a Redis server.
    CACHE_URL: CacheUrl = "cache.url" or "memory:", secret;
    /// Where the pages are served. Metrics are served only where this is a loopback address.
    HTTP_LISTEN: Vec<SocketAddr> = "http.listen" or "127.0.0.1:8080";
    /// Where people find the pages, if something stands in front of `http.listen`.
    HTTP_PUBLIC_URL: PublicUrl = "http.public_url";
    /// Addresses or networks of reverse proxies whose `X-Forwarded-For` is believed when it is counted who does something too often.
    HTTP_TRUSTED_PROXIES: Vec<Proxy> = "http.trusted_proxies";
    /// How many requests a minute one token may make of the API.
    HTTP_API_RATE: Count = "http.api_rate" or "600";
    /// Where mail is accepted.
    MAIL_LISTEN: Vec<SocketAddr> = "mail.listen" or "0.0.0.0:25";
    /// Who this server says it is: the name that the MX record and the reverse DNS entry give;
    /// without it, the machine's name.
    MAIL_HOSTNAME: HostName = "mail.hostname";
    /// A smart host that takes all outgoing mail; without it, mail goes to each destination's own servers.
    MAIL_RELAY: HostPort = "mail.relay";
    /// The user name at the smart host.
    MAIL_RELAY_USER: String = "mail.relay_user";
    /// The password at the smart host. It is said over TLS only.
    MAIL_RELAY_PASSWORD: Password = "mail.relay_password", secret;
    /// Certificates (PEM) to trust for the smart host, besides those of the system.
    MAIL_RELAY_CA_FILE: PathBuf = "mail.relay_ca_file";
    /// The name servers to ask; without it, those of the system.
    MAIL_DNS: Vec<NameServer> = "mail.dns";
    /// Who may say, with XCLIENT, whom they speak for: a filter on this machine.
    MAIL_XCLIENT_FROM: Vec<Loopback> = "mail.xclient_from";
    /// The largest message that is accepted.
    MAIL_MAX_MESSAGE_SIZE: Size = "mail.max_message_size" or "50MiB";
    /// Memory for all messages under way together. Who comes when it is used up is asked to come back later.
    MAIL_MEMORY_BUDGET: Size = "mail.memory_budget" or "512MiB";
    /// How long a sender is kept waiting for the destination's answer after the message is in.
    MAIL_DELIVERY_BUDGET: Duration = "mail.delivery_budget" or "120s";
    /// The port that other people's mail servers listen on.
    MAIL_DELIVERY_PORT: u16 = "mail.delivery_port" or "25";
    /// Whether mail may be delivered to private and loopback addresses: `yes` or `no`.
    MAIL_PRIVATE_DESTINATIONS: bool = "mail.private_destinations" or "no";
    /// The certificate chain (PEM) for STARTTLS; without it, one is made at every start and signed by nobody.
    MAIL_TLS_CERTIFICATE: PathBuf = "mail.tls_certificate";
    /// The private key (PEM) of `mail.tls_certificate`.
    MAIL_TLS_KEY: PathBuf = "mail.tls_key";
    /// How many senders may be connected at once.
    MAIL_MAX_CONNECTIONS: Count = "mail.max_connections" or "2000";
    /// How many senders of one network (a /24 or a /64) may be connected at once.
    MAIL_MAX_CONNECTIONS_PER_NETWORK: Count = "mail.max_connections_per_network" or "100";
    /// How many connections to one destination host are used at once.
    MAIL_MAX_CONNECTIONS_PER_HOST: Count = "mail.max_connections_per_host" or "20";
    /// How long a sender may stay silent.
    MAIL_IDLE_TIMEOUT: Duration = "mail.idle_timeout" or "5m";
    /// Bytes a second below which a sender is cut off, measured over a minute.
    MAIL_MIN_TRANSFER_RATE: Size = "mail.min_transfer_rate" or "100";
    /// The address that letters to account holders come from; without it, `lodge@` at `mail.hostname`.
    POST_FROM: Mailbox = "post.from";
    /// The name beside it.
    POST_FROM_NAME: String = "post.from_name" or "Lodge";
    /// Who carries letters to account holders: Lodge itself as it delivers other mail, Postmark, a relay, or nobody.
    POST_CARRIER: Carrier = "post.carrier" or "own";
    /// The token of a server at Postmark.
    POST_POSTMARK_TOKEN: Password = "post.postmark_token", secret;
    /// Where Postmark's API is.
    POST_POSTMARK_URL: PublicUrl = "post.postmark_url" or "https://api.postmarkapp.com";
    /// The relay for letters; without it, `mail.relay` with its user name and password.
    POST_RELAY: HostPort = "post.relay";
    /// The user name at the relay for letters.
    POST_RELAY_USER: String = "post.relay_user";
    /// The password at the relay for letters.
    POST_RELAY_PASSWORD: Password = "post.relay_password", secret;
    /// How the connection to the relay for letters is secured: with STARTTLS, with TLS from its beginning, or not.
    /// Without it, TLS at port 465, none within this machine, and STARTTLS elsewhere.
    POST_RELAY_TLS: Secured = "post.relay_tls";
    /// Where Akismet is asked about spam, for sites whose owner switched it on.
    COMMENTS_AKISMET_URL: PublicUrl = "comments.akismet_url" or "https://rest.akismet.com";
    /// The file with the token of the bot that guards Discord servers, and nothing else in it. Without it there is no guard.
    GUARD_TOKEN_FILE: PathBuf = "guard.token_file";
    /// The number of the application that the bot belongs to: `Application ID` in Discord's portal.
    GUARD_APPLICATION: Application = "guard.application";
    /// The file with the application's client secret (`OAuth2` in Discord's portal). With it, whoever manages a server
    /// signs in through Discord and finds the server's pages under `/guard`; without it they have the bot's commands only.
    GUARD_CLIENT_SECRET_FILE: PathBuf = "guard.client_secret_file";
    /// How many connections share the servers: 1 is enough for 2,500 of them.
    GUARD_SHARDS: Count = "guard.shards" or "1";
    /// Whether the guard hears what messages say: `yes` or `no`. Discord's portal has to allow it (`Message Content Intent`);
    /// with `no`, rules about what is in a message see nothing.
    GUARD_MESSAGE_CONTENT: bool = "guard.message_content" or "yes";
    /// A table that says what kind of network an address belongs to: `PREFIX,KIND` in each line, like `192.0.2.0/24,mobile`.
    /// Without it no address says enough to ask anybody about it. A line that is wrong stops the start and is named.
    GUARD_NETWORKS_FILE: PathBuf = "guard.networks_file";
    /// The file with your key for proxycheck.io, and nothing else in it. With it, servers whose staff chose so ask there
    /// whether somebody who wants in comes through a VPN or a proxy; it gets the IP address and nothing else.
    GUARD_PROXYCHECK_KEY_FILE: PathBuf = "guard.proxycheck_key_file";
    /// Where proxycheck.io is.
    GUARD_PROXYCHECK_URL: PublicUrl = "guard.proxycheck_url" or "https://proxycheck.io";
    /// The file with your key for AbuseIPDB, and nothing else in it. With it, servers whose staff chose so ask there whether
    /// somebody who wants in comes through Tor, a rented machine or an address that others reported; it gets the IP address
    /// and nothing else.
    GUARD_ABUSEIPDB_KEY_FILE: PathBuf = "guard.abuseipdb_key_file";
    /// Where AbuseIPDB is.
    GUARD_ABUSEIPDB_URL: PublicUrl = "guard.abuseipdb_url" or "https://api.abuseipdb.com";
    /// Where Discord is called.
    GUARD_API: PublicUrl = "guard.api" or "https://discord.com/api/v10";
    /// Where Discord is listened to.
    GUARD_GATEWAY: Socket = "guard.gateway" or "wss://gateway.discord.gg";
    /// What Lodge may connect to although it is not of the open internet: a sign-in provider or a webhook at home.
    EGRESS_ALLOW: Vec<Listed> = "egress.allow";
    /// Certificates (PEM) to trust for what Lodge connects to, besides those of the system.
    EGRESS_CA_FILE: PathBuf = "egress.ca_file";
    /// Whether `lodge serve` refuses to start a version that keeps something about people which was not announced to
    /// them, or whose day has not come: `yes` or `no`. With `no` it says so and starts.
    POLICY_HOLD: bool = "policy.hold_until_announced" or "no";
    /// How much the log says. No level says an address, a host or a word of anybody's message.
    LOG_LEVEL: Level = "log.level" or "info";
    /// A file for the log, besides the standard error stream.
    LOG_FILE: PathBuf = "log.file";
}

/// The key of this name.
pub(crate) fn named(name: &str) -> Option<&'static Key> {
    KEYS.iter().copied().find(|key| key.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_key_is_there_once_and_says_something() {
        let names: BTreeSet<_> = KEYS.iter().map(|key| key.name).collect();
        assert_eq!(names.len(), KEYS.len());
        for key in KEYS {
            assert!(key.doc.trim().ends_with('.') || key.doc.ends_with('`'), "{}: {}", key.name, key.doc);
            assert_eq!(key.name.matches('.').count(), 1, "{}", key.name);
        }
    }
}
