//! Whom the guard speaks for on Discord, and where Discord is.

use super::cell::{Scalar, Wrong};
use super::keys::{self, Typed};
use super::kinds::{Count, PublicUrl};
use super::settings::path;
use super::written::Written;
use lodge_guard::{GuardSettings, entrance::outside::Access, ids::ApplicationId};
use std::path::PathBuf;

/// The number of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Application(pub(crate) ApplicationId);

impl Scalar for Application {
    const WORD: &'static str = "the number of an application";
    const NUMERIC: bool = true;

    fn from_text(text: &str) -> Result<Self, Wrong> {
        let number = text.trim().parse::<u64>().ok().filter(|number| *number > 1 << 22);
        number.map(|number| Self(ApplicationId::new(number))).ok_or_else(|| {
            Wrong::new(
                format!("not the number of an application: `{text}`"),
                "copy `Application ID` from https://discord.com/developers/applications, General Information",
            )
        })
    }
}

/// Where a WebSocket is opened, without the slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Socket(pub(crate) String);

impl Scalar for Socket {
    const WORD: &'static str = "`wss://HOST`";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        let rest = text.strip_prefix("wss://").map(|rest| format!("https://{rest}"));
        let rest = rest.or_else(|| text.strip_prefix("ws://").map(|rest| format!("http://{rest}")));
        match rest.as_deref().map(PublicUrl::from_text) {
            Some(Ok(_)) => Ok(Self(text.trim_end_matches('/').to_owned())),
            _ => Err(Wrong::new(
                format!("not where a WebSocket is opened: `{text}`"),
                "write `wss://HOST`, or `ws://127.0.0.1:PORT` for a stand-in on this machine",
            )),
        }
    }
}

/// The `guard` section.
pub(super) fn guard(written: &Written) -> GuardSettings {
    let usual = GuardSettings::default();
    let token_file = path(written, &keys::GUARD_TOKEN_FILE);
    let application = written.read(&keys::GUARD_APPLICATION);
    let client_secret_file = path(written, &keys::GUARD_CLIENT_SECRET_FILE);
    let networks_file = path(written, &keys::GUARD_NETWORKS_FILE);
    let proxycheck =
        access(written, &keys::GUARD_PROXYCHECK_KEY_FILE, &keys::GUARD_PROXYCHECK_URL, usual.proxycheck);
    let abuseipdb =
        access(written, &keys::GUARD_ABUSEIPDB_KEY_FILE, &keys::GUARD_ABUSEIPDB_URL, usual.abuseipdb);
    let lonely = [
        ("guard.application", application.is_some(), written.origin(&keys::GUARD_APPLICATION)),
        (
            "guard.client_secret_file",
            client_secret_file.is_some(),
            written.origin(&keys::GUARD_CLIENT_SECRET_FILE),
        ),
        ("guard.networks_file", networks_file.is_some(), written.origin(&keys::GUARD_NETWORKS_FILE)),
        (
            "guard.proxycheck_key_file",
            proxycheck.key_file.is_some(),
            written.origin(&keys::GUARD_PROXYCHECK_KEY_FILE),
        ),
        (
            "guard.abuseipdb_key_file",
            abuseipdb.key_file.is_some(),
            written.origin(&keys::GUARD_ABUSEIPDB_KEY_FILE),
        ),
    ];
    for (name, _, origin) in lonely.iter().filter(|(_, is_set, _)| token_file.is_none() && *is_set) {
        let hint = "set `guard.token_file` to the file with the bot’s token, or leave the section out";
        written.wrong(name, origin, Wrong::new("of no use without `guard.token_file`", hint));
    }
    if token_file.is_some() && application.is_none() {
        let hint =
            "copy `Application ID` from https://discord.com/developers/applications into `guard.application`";
        let origin = written.origin(&keys::GUARD_TOKEN_FILE);
        written.wrong(
            "guard.token_file",
            &origin,
            Wrong::new("a token without its application: `guard.application` is not set", hint),
        );
    }
    GuardSettings {
        token_file,
        application: application.map_or(usual.application, |Application(number)| number),
        client_secret_file,
        api: written.read(&keys::GUARD_API).map_or(usual.api, |url| url.0),
        gateway: written.read(&keys::GUARD_GATEWAY).map_or(usual.gateway, |url| url.0),
        shards: written
            .read(&keys::GUARD_SHARDS)
            .map_or(usual.shards, |Count(count)| u16::try_from(count).unwrap_or(u16::MAX)),
        message_content: written.read(&keys::GUARD_MESSAGE_CONTENT).unwrap_or(usual.message_content),
        networks_file,
        proxycheck,
        abuseipdb,
    }
}

/// How a service that is asked about addresses is reached.
fn access(written: &Written, key: &Typed<PathBuf>, url: &Typed<PublicUrl>, usual: Access) -> Access {
    Access { key_file: path(written, key), url: written.read(url).map_or(usual.url, |PublicUrl(url)| url) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{resolve, wrong};

    const BOT: &str = "guard.token_file = 'bot.token'\nguard.application = '1188000000000000001'\n";

    #[test]
    fn a_guard_is_a_token_and_its_application() {
        let none = resolve("").unwrap().guard;
        assert_eq!((none.token_file, none.shards, none.message_content), (None, 1, true));
        assert_eq!(none.gateway, "wss://gateway.discord.gg");
        let text = format!("{BOT}guard.gateway = 'ws://127.0.0.1:9'\nguard.message_content = 'no'");
        let guard = resolve(&text).unwrap().guard;
        assert_eq!(guard.token_file.unwrap().to_str(), Some("/etc/lodge/bot.token"));
        assert_eq!(
            (guard.application.get(), guard.gateway.as_str()),
            (1_188_000_000_000_000_001, "ws://127.0.0.1:9")
        );
        assert!(!guard.message_content && guard.client_secret_file.is_none());
    }

    #[test]
    fn half_a_guard_is_refused_and_says_what_is_missing() {
        assert!(wrong("guard.token_file = 't'").contains("`guard.application` is not set"));
        let lonely = wrong("guard.application = '1188000000000000001'");
        assert!(lonely.contains("of no use without `guard.token_file`"), "{lonely}");
        assert!(wrong("guard.client_secret_file = 's'").contains("of no use without"));
    }

    #[test]
    fn the_table_and_the_keys_are_files_beside_the_configuration() {
        let none = resolve(BOT).unwrap().guard;
        assert_eq!(
            (none.networks_file, none.proxycheck.key_file, none.abuseipdb.key_file),
            (None, None, None)
        );
        assert_eq!(none.proxycheck.url, "https://proxycheck.io");
        assert_eq!(none.abuseipdb.url, "https://api.abuseipdb.com");
        let text = format!(
            "{BOT}guard.networks_file = 'networks.csv'\nguard.proxycheck_key_file = '/k'\n\
             guard.proxycheck_url = 'http://127.0.0.1:9/'\nguard.abuseipdb_key_file = 'a.key'"
        );
        let guard = resolve(&text).unwrap().guard;
        assert_eq!(guard.networks_file.unwrap().to_str(), Some("/etc/lodge/networks.csv"));
        assert_eq!(guard.proxycheck.key_file.unwrap().to_str(), Some("/k"));
        assert_eq!(guard.proxycheck.url, "http://127.0.0.1:9");
        assert_eq!(guard.abuseipdb.key_file.unwrap().to_str(), Some("/etc/lodge/a.key"));
        for lonely in ["networks_file", "proxycheck_key_file", "abuseipdb_key_file"] {
            let said = wrong(&format!("guard.{lonely} = 'f'"));
            assert!(said.contains("of no use without `guard.token_file`") && said.contains(lonely), "{said}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused_with_what_would_do() {
        for bad in ["'mine'", "'12'", "''"] {
            let said = wrong(&format!("guard.token_file = 't'\nguard.application = {bad}"));
            assert!(
                said.contains("not the number of an application") && said.contains("Application ID"),
                "{said}"
            );
        }
        for bad in ["https://gateway.discord.gg", "wss://", "gateway.discord.gg"] {
            let said = wrong(&format!("{BOT}guard.gateway = '{bad}'"));
            assert!(said.contains("not where a WebSocket is opened"), "{said}");
        }
        assert!(wrong(&format!("{BOT}guard.shards = 0")).contains("not a number of things"));
    }
}
