//! What the operator wrote, and what it means.
//!
//! ```text
//! lodge.toml, LODGE__…, *_file ──> Written (what was typed, where) ──> Settings (resolved and checked)
//! ```

mod cell;
mod keys;
pub(crate) mod kinds;
mod nearest;
mod outward;
mod porter;
mod reference;
mod settings;
mod written;

pub(crate) use outward::Carrying;
pub(crate) use reference::page as reference;
pub(crate) use settings::{KeyPlace, Log, Settings, Store, TlsFiles};

use crate::failure::Failure;
use std::{
    ffi::OsString,
    io::ErrorKind,
    path::{Path, PathBuf},
};
use written::Written;

/// Where the configuration is looked for when nobody says.
const PLACES: &[&str] = &["lodge.toml", "/etc/lodge/lodge.toml"];

/// Reads the configuration: of this file, else of the usual places, else the defaults; and of the environment.
pub(crate) fn load(file: Option<&Path>) -> Result<Settings, Failure> {
    let found = match file {
        Some(file) => Some((file.to_owned(), read(file)?)),
        None => first_of_the_usual_places()?,
    };
    let credentials = std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from);
    let credentials = credentials.filter(|folder| folder.join("lodge.key").exists());
    understand(found, std::env::vars_os(), credentials.as_deref())
}

fn understand(
    file: Option<(PathBuf, String)>,
    environment: impl IntoIterator<Item = (OsString, OsString)>,
    credentials: Option<&Path>,
) -> Result<Settings, Failure> {
    let mut written = Written::default();
    let mut files = Vec::new();
    if let Some((path, text)) = file {
        written.add_file(&path, &text)?;
        files.push(path);
    }
    written.add_environment(environment);
    Settings::resolve(written, files, credentials)
}

fn first_of_the_usual_places() -> Result<Option<(PathBuf, String)>, Failure> {
    for place in PLACES {
        let path = Path::new(place);
        match std::fs::read_to_string(path) {
            Ok(text) => return Ok(Some((path.to_owned(), text))),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(unreadable(path, &error)),
        }
    }
    Ok(None)
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let failure =
        Failure::usage(format!("cannot read the configuration file: `{}`: {error}", path.display()));
    match error.kind() {
        ErrorKind::NotFound => failure.hint("give the path of an existing file with `--config`"),
        ErrorKind::PermissionDenied => failure.hint("run as the user who owns it, or let that user read it"),
        _ => failure.hint("it must be a text file in UTF-8"),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn resolve(text: &str) -> Result<Settings, Failure> {
        understand(Some(("/etc/lodge/lodge.toml".into(), text.to_owned())), [], None)
    }

    pub(super) fn wrong(text: &str) -> String {
        resolve(text).map(|_| ()).unwrap_err().to_string()
    }

    fn environment(name: &str, value: &str) -> Result<Settings, Failure> {
        understand(None, [(name.into(), value.into())], None)
    }

    #[test]
    fn nothing_typed_is_a_configuration() {
        let settings = understand(None, [], None).unwrap();
        assert_eq!(settings.store.key, KeyPlace::Beside("lodge-data.key".into()));
        assert_eq!(settings.mail.max_message_size, 50 << 20);
        assert_eq!(settings.http.listen, ["127.0.0.1:8080".parse().unwrap()]);
    }

    #[test]
    fn one_address_or_several() {
        let settings =
            resolve("mail.listen = ['127.0.0.1:25', '[::1]:25']\nhttp.listen = '127.0.0.1:80'").unwrap();
        assert_eq!((settings.mail.listen.len(), settings.http.listen.len()), (2, 1));
        let settings = environment("LODGE__MAIL__LISTEN", "127.0.0.1:25, 127.0.0.1:26").unwrap();
        assert_eq!(settings.mail.listen.len(), 2);
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_nearest_and_its_line() {
        assert_eq!(
            wrong("[store]\nurl = 'sqlite:a/b'\n\n[mail]\nlisen = '127.0.0.1:25'\n"),
            "error: unknown configuration key: `mail.lisen` (`/etc/lodge/lodge.toml`, line 5)\n\
             hint: did you mean `mail.listen`?"
        );
        assert!(wrong("hostname = 'a.b'").contains("did you mean `mail.hostname`?"));
        assert!(wrong("[colour]\nof = 1").contains("`lodge docs config` lists every key"));
        let failure = environment("LODGE__MAIL__HOSTNAM", "a.b").map(|_| ()).unwrap_err().to_string();
        assert!(failure.contains("the environment variable `LODGE__MAIL__HOSTNAM`"), "{failure}");
    }

    #[test]
    fn wrong_types_and_values_say_where_and_what_would_do() {
        assert_eq!(
            wrong("[mail]\nmax_message_size = '50XB'"),
            "error: `mail.max_message_size` is not a size: `50XB` (`/etc/lodge/lodge.toml`, line 2)\n\
             hint: write a number of bytes, or one with a unit: `50MB`, `64MiB`, `512KB`"
        );
        assert!(wrong("[mail]\nhostname = 5").contains("a host name is expected, not a number"));
        assert!(wrong("[mail]\nxclient_from = ['192.0.2.1']").contains("not an address of this machine"));
        assert!(wrong("[mail").contains("is not TOML: `/etc/lodge/lodge.toml`, line 1"));
        let both = wrong("[mail]\nlisten = 'x'\ndelivery_budget = '5'");
        assert_eq!(both.matches("error:").count(), 2, "{both}");
    }

    #[test]
    fn a_secret_can_be_in_a_file_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("password");
        std::fs::write(&file, "open sesame\n").unwrap();
        let text =
            format!("[mail]\nrelay = 'a.b:25'\nrelay_user = 'u'\nrelay_password_file = '{}'", file.display());
        let settings = resolve(&text).unwrap();
        let login = settings.mail.relay.unwrap().login.unwrap();
        assert_eq!(login.password.expose(), "open sesame");
        assert!(wrong("mail.hostname_file = 'x'").contains("unknown configuration key"));
        assert!(wrong("mail.relay_password_file = '/nowhere'").contains("a file that cannot be read"));
    }

    #[test]
    fn the_environment_wins() {
        let written = "mail.hostname = 'file.example'";
        let environment =
            [("LODGE__MAIL__HOSTNAME".into(), "env.example".into()), ("PATH".into(), "/".into())];
        let settings = understand(Some(("lodge.toml".into(), written.into())), environment, None).unwrap();
        assert_eq!(settings.mail.hostname, "env.example");
    }
}
