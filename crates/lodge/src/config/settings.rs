//! What the configuration means: every value resolved, checked, and of its own type.

use super::cell::Wrong;
use super::keys::{self, Typed};
use super::kinds::{
    CacheUrl, Count, Database, HostName, Level, Loopback, NameServer, Password, Proxy, PublicUrl, Size,
};
use super::outward::{self, Letters};
use super::porter;
use super::written::{Written, relative_to};
use crate::failure::Failure;
use lodge_custody::Custody;
use lodge_egress::{Allow, DoorSettings};
use lodge_guard::GuardSettings;
use lodge_mail::{Login, MailSettings, Relay};
use lodge_web::Origin;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

/// The configuration, resolved.
pub(crate) struct Settings {
    /// The files that were read, in order.
    pub(crate) files: Vec<PathBuf>,
    /// Where things are kept.
    pub(crate) store: Store,
    /// Where short-lived things are kept.
    pub(crate) cache: CacheUrl,
    /// Where the pages are.
    pub(crate) http: Http,
    /// How mail passes.
    pub(crate) mail: MailSettings,
    /// Who carries letters.
    pub(crate) post: Letters,
    /// Where Akismet is asked.
    pub(crate) akismet: Option<PublicUrl>,
    /// Which Discord servers are guarded, and as whom.
    pub(crate) guard: GuardSettings,
    /// Where whoever hands people their data will be found, once the house is open.
    pub(crate) custody: Arc<OnceLock<Custody>>,
    /// What may be reached.
    pub(crate) egress: DoorSettings,
    /// The certificate for STARTTLS, if there is one of the operator's.
    pub(crate) tls: Option<TlsFiles>,
    /// Whether a version waits until what it keeps was announced.
    pub(crate) hold_until_announced: bool,
    /// What is told.
    pub(crate) log: Log,
}

/// The `store` section.
pub(crate) struct Store {
    /// Where the database is.
    pub(crate) database: Database,
    /// Where its key comes from.
    pub(crate) key: KeyPlace,
    /// The folder that holds `backups`.
    pub(crate) backup_dir: PathBuf,
}

/// Where the key comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum KeyPlace {
    /// A file that somebody named. It must exist.
    File(PathBuf),
    /// The file beside the data folder. It is made if it is not there.
    Beside(PathBuf),
    /// A passphrase in a file.
    Passphrase(PathBuf),
    /// What systemd hands over.
    Credential(PathBuf),
}

/// The `http` section.
pub(crate) struct Http {
    /// Where the pages are served.
    pub(crate) listen: Vec<SocketAddr>,
    /// Where people find them.
    pub(crate) public_url: Option<PublicUrl>,
    /// How many requests a minute one token may make of the API.
    pub(crate) api_rate: u64,
    /// Reverse proxies that are believed.
    pub(crate) trusted_proxies: Vec<Allow>,
}

/// The certificate and its key, both PEM.
pub(crate) struct TlsFiles {
    /// The chain, our own first.
    pub(crate) certificate: PathBuf,
    /// The private key.
    pub(crate) key: PathBuf,
}

/// The `log` section.
pub(crate) struct Log {
    /// How much is said.
    pub(crate) level: Level,
    /// A file for it, besides standard error.
    pub(crate) file: Option<PathBuf>,
}

impl Settings {
    /// What was typed, understood; or everything that is wrong with it.
    pub(crate) fn resolve(
        written: Written,
        files: Vec<PathBuf>,
        credentials: Option<&Path>,
    ) -> Result<Self, Failure> {
        let store = store(&written, credentials);
        let cache = written.read(&keys::CACHE_URL);
        let http = Http {
            listen: written.read(&keys::HTTP_LISTEN).unwrap_or_default(),
            public_url: public_url(&written),
            api_rate: written.read(&keys::HTTP_API_RATE).map_or(600, |Count(count)| count.into()),
            trusted_proxies: {
                let proxies = written.read(&keys::HTTP_TRUSTED_PROXIES).unwrap_or_default();
                proxies.into_iter().map(|Proxy(network)| network).collect()
            },
        };
        let mail = mail(&written);
        let (post, egress) = (outward::letters(&written, &mail), outward::door(&written, &mail));
        let akismet = written.read(&keys::COMMENTS_AKISMET_URL);
        let guard = porter::guard(&written);
        let tls = tls(&written);
        let hold_until_announced = written.read(&keys::POLICY_HOLD).unwrap_or_default();
        let log = Log {
            level: written.read(&keys::LOG_LEVEL).unwrap_or(Level::Info),
            file: path(&written, &keys::LOG_FILE),
        };
        written.finish()?;
        let missing = || Failure::usage("the configuration has no store or no cache");
        let (store, cache) = (store.ok_or_else(missing)?, cache.ok_or_else(missing)?);
        Ok(Self {
            files,
            store,
            cache,
            http,
            mail,
            post,
            akismet,
            guard,
            custody: Arc::default(),
            egress,
            tls,
            hold_until_announced,
            log,
        })
    }
}

/// Where people find the pages: nowhere where browsers throw the session cookie away.
fn public_url(written: &Written) -> Option<PublicUrl> {
    let url = written.read(&keys::HTTP_PUBLIC_URL)?;
    let wrong = match Origin::parse(&url.0) {
        Ok(origin) if origin.keeps_cookies() => return Some(url),
        Ok(_) => Wrong::new(
            format!("nobody stays signed in at `{}`: browsers keep the session cookie over TLS only", url.0),
            "write `https://HOST`, and put a reverse proxy that speaks TLS before Lodge; `http://localhost` is for trying it",
        ),
        Err(error) => Wrong::new(error.to_string(), "leave out what comes after the host"),
    };
    written.wrong("http.public_url", &written.origin(&keys::HTTP_PUBLIC_URL), wrong);
    None
}

impl Store {
    /// The folder that holds the database, where it is a file.
    pub(crate) fn data_folder(&self) -> Option<&Path> {
        match &self.database {
            Database::Sqlite(file) => Some(folder_of(file)),
            Database::Postgres(_) => None,
        }
    }
}

/// The folder that a file is in: `.` for a bare name.
fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

fn store(written: &Written, credentials: Option<&Path>) -> Option<Store> {
    let database = written.read(&keys::STORE_URL)?;
    let database = match database {
        Database::Sqlite(file) => Database::Sqlite(relative_to(&written.origin(&keys::STORE_URL), &file)),
        other => other,
    };
    let folder = match &database {
        Database::Sqlite(file) => folder_of(file).to_owned(),
        Database::Postgres(_) => PathBuf::from("lodge-data"),
    };
    let file = path(written, &keys::STORE_KEY_FILE);
    let passphrase = path(written, &keys::STORE_PASSPHRASE_FILE);
    if file.is_some() && passphrase.is_some() {
        let hint = "keep one of the two";
        let origin = written.origin(&keys::STORE_PASSPHRASE_FILE);
        written.wrong(
            "store.passphrase_file",
            &origin,
            Wrong::new("one key too many beside `store.key_file`", hint),
        );
    }
    let key = file.map(KeyPlace::File).or_else(|| passphrase.map(KeyPlace::Passphrase));
    let key = key.or_else(|| credentials.map(|folder| KeyPlace::Credential(folder.join("lodge.key"))));
    let key = key.unwrap_or_else(|| KeyPlace::Beside(beside(&folder)));
    let backup_dir = path(written, &keys::STORE_BACKUP_DIR).unwrap_or(folder);
    Some(Store { database, key, backup_dir })
}

/// `lodge-data.key` beside `lodge-data`: never inside, where a copy of the folder would hold both.
fn beside(folder: &Path) -> PathBuf {
    let mut name = folder.file_name().map_or_else(|| "lodge-data".into(), std::ffi::OsStr::to_owned);
    name.push(".key");
    match folder.file_name() {
        Some(_) => folder.with_file_name(name),
        None => folder.join("..").join(name),
    }
}

fn mail(written: &Written) -> MailSettings {
    let hostname = written.read(&keys::MAIL_HOSTNAME).unwrap_or_else(machine_name);
    let mut mail = MailSettings::new(hostname.0, written.read(&keys::MAIL_LISTEN).unwrap_or_default());
    let user = written.read(&keys::MAIL_RELAY_USER);
    let password = written.read(&keys::MAIL_RELAY_PASSWORD);
    let relay = written.read(&keys::MAIL_RELAY);
    if user.is_some() != password.is_some() {
        let (name, origin) = if user.is_some() {
            ("mail.relay_user", written.origin(&keys::MAIL_RELAY_USER))
        } else {
            ("mail.relay_password", written.origin(&keys::MAIL_RELAY_PASSWORD))
        };
        let hint = "set `mail.relay_user` and `mail.relay_password_file`, or neither";
        written.wrong(name, &origin, Wrong::new("one half of a login", hint));
    }
    if relay.is_none() && user.is_some() {
        let origin = written.origin(&keys::MAIL_RELAY_USER);
        written.wrong(
            "mail.relay_user",
            &origin,
            Wrong::new("of no use without `mail.relay`", "set `mail.relay`"),
        );
    }
    let login = user.zip(password).map(|(user, Password(password))| Login { user, password });
    mail.relay = relay.map(|relay| Relay {
        host: relay.host,
        port: relay.port,
        login,
        ca_file: path(written, &keys::MAIL_RELAY_CA_FILE),
    });
    let dns = written.read(&keys::MAIL_DNS).unwrap_or_default();
    mail.dns = dns.into_iter().map(|NameServer(address)| address).collect();
    let xclient = written.read(&keys::MAIL_XCLIENT_FROM).unwrap_or_default();
    mail.xclient_from = xclient.into_iter().map(|Loopback(address)| address).collect();
    let bytes = |key: &Typed<Size>| written.read(key).map(|Size(bytes)| bytes);
    let count = |key: &Typed<Count>| written.read(key).map(|Count(count)| count as usize);
    set(&mut mail.max_message_size, bytes(&keys::MAIL_MAX_MESSAGE_SIZE));
    set(&mut mail.memory_budget, bytes(&keys::MAIL_MEMORY_BUDGET));
    set(&mut mail.delivery_budget, written.read(&keys::MAIL_DELIVERY_BUDGET));
    set(&mut mail.delivery_port, written.read(&keys::MAIL_DELIVERY_PORT));
    set(&mut mail.allow_private_destinations, written.read(&keys::MAIL_PRIVATE_DESTINATIONS));
    set(&mut mail.max_connections, count(&keys::MAIL_MAX_CONNECTIONS));
    set(&mut mail.max_connections_per_network, count(&keys::MAIL_MAX_CONNECTIONS_PER_NETWORK));
    set(&mut mail.max_connections_per_host, count(&keys::MAIL_MAX_CONNECTIONS_PER_HOST));
    set(&mut mail.idle_timeout, written.read(&keys::MAIL_IDLE_TIMEOUT));
    set(&mut mail.min_transfer_rate, bytes(&keys::MAIL_MIN_TRANSFER_RATE));
    if mail.max_message_size > mail.memory_budget {
        let origin = written.origin(&keys::MAIL_MAX_MESSAGE_SIZE);
        let hint = "raise `mail.memory_budget` above `mail.max_message_size`";
        written.wrong("mail.max_message_size", &origin, Wrong::new("more than `mail.memory_budget`", hint));
    }
    mail
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

fn tls(written: &Written) -> Option<TlsFiles> {
    let certificate = path(written, &keys::MAIL_TLS_CERTIFICATE);
    let key = path(written, &keys::MAIL_TLS_KEY);
    if certificate.is_some() != key.is_some() {
        let (name, origin) = if certificate.is_some() {
            ("mail.tls_certificate", written.origin(&keys::MAIL_TLS_CERTIFICATE))
        } else {
            ("mail.tls_key", written.origin(&keys::MAIL_TLS_KEY))
        };
        let hint = "set `mail.tls_certificate` and `mail.tls_key`, or neither";
        written.wrong(name, &origin, Wrong::new("one half of a pair", hint));
    }
    certificate.zip(key).map(|(certificate, key)| TlsFiles { certificate, key })
}

pub(super) fn path(written: &Written, key: &Typed<PathBuf>) -> Option<PathBuf> {
    written.read(key).map(|path| relative_to(&written.origin(key), &path))
}

/// The machine's own name, or `localhost` if that is not one for the network.
fn machine_name() -> HostName {
    use super::cell::Scalar;
    let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
    HostName::from_text(&name).unwrap_or_else(|_| HostName("localhost".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{resolve, wrong};
    use super::*;

    #[test]
    fn the_key_is_beside_the_data_never_inside() {
        assert_eq!(beside(Path::new("lodge-data")), Path::new("lodge-data.key"));
        assert_eq!(beside(Path::new("/var/lib/lodge")), Path::new("/var/lib/lodge.key"));
        assert_eq!(beside(Path::new(".")), Path::new("./../lodge-data.key"));
    }

    #[test]
    fn paths_are_meant_from_where_the_file_is() {
        let settings = resolve("[store]\nurl = 'sqlite:data/l.db'\nkey_file = '/k'").unwrap();
        assert_eq!(settings.store.data_folder(), Some(Path::new("/etc/lodge/data")));
        assert_eq!(settings.store.key, KeyPlace::File("/k".into()));
        assert_eq!(settings.store.backup_dir, Path::new("/etc/lodge/data"));
    }

    #[test]
    fn pages_are_where_a_session_is_kept() {
        for good in ["https://lodge.example", "http://localhost:8080", "http://127.0.0.1", "http://[::1]:80"]
        {
            let settings = resolve(&format!("http.public_url = '{good}'")).unwrap();
            assert_eq!(settings.http.public_url.unwrap().0, good);
        }
        for bad in ["http://lodge.example", "http://192.0.2.1:8080", "http://localhost.example"] {
            let said = wrong(&format!("http.public_url = '{bad}'"));
            assert!(said.contains("nobody stays signed in") && said.contains("http.public_url"), "{said}");
        }
        assert!(
            wrong("http.public_url = 'https://a.example/lodge'").contains("not the address of a web site")
        );
    }

    #[test]
    fn proxies_are_addresses_and_networks() {
        let settings = resolve("http.trusted_proxies = ['127.0.0.1', '10.0.0.0/8', 'fd00::/8']").unwrap();
        let has = |address: &str| {
            settings.http.trusted_proxies.iter().any(|proxy| proxy.has(address.parse().unwrap()))
        };
        assert!(has("127.0.0.1") && has("10.9.8.7") && has("fd12::1") && !has("127.0.0.2"));
        for bad in ["proxy.example", "10.0.0.0/33", "10.0.0"] {
            let said = wrong(&format!("http.trusted_proxies = ['{bad}']"));
            assert!(said.contains("not an IP address or a network"), "{said}");
        }
    }

    #[test]
    fn halves_are_refused() {
        assert!(wrong("[mail]\nrelay = 'a.b:25'\nrelay_user = 'u'").contains("one half of a login"));
        assert!(wrong("[mail]\ntls_key = 'u'").contains("one half of a pair"));
        assert!(wrong("[mail]\nmax_message_size = '1GB'").contains("more than `mail.memory_budget`"));
        assert!(wrong("[store]\nkey_file = 'a'\npassphrase_file = 'b'").contains("one key too many"));
    }
}
