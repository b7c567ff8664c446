//! The reference page of the configuration, written from the list of keys.

use super::keys::{KEYS, Key};
use std::fmt::Write as _;

const HEAD: &str = "\
# Configuration

<!-- Written by `lodge docs config` from the list of keys. Change the list, not this page. -->

Lodge reads one file, `lodge.toml`: the one that `--config FILE` names, else `./lodge.toml`, else
`/etc/lodge/lodge.toml`. Without any of them the defaults hold. The file holds only what is needed to start;
everything else is in the database.

* Every key can be set in the environment, too, and that wins: `mail.max_message_size` is
  `LODGE__MAIL__MAX_MESSAGE_SIZE`. Items of a list are separated by commas there.
* A key marked *secret* can be kept out of the file: `mail.relay_password_file` names a file that holds the value of
  `mail.relay_password`.
* Sizes are bytes or have a unit: `KB`, `MB`, `GB` count in thousands, `KiB`, `MiB`, `GiB` in 1024s. Durations have
  a unit: `ms`, `s`, `m`, `h`, `d`.
* Paths in the file are meant from the folder of the file; in the environment, from the current folder.
* A key that Lodge does not know is refused, with the nearest one that it knows.

`lodge check` says whether a configuration works on this machine, and what to do where it does not.
";

const FOOT: &str = "
## The key

Everything stored is encrypted. The key comes from, in this order: `store.key_file`, `store.passphrase_file`, the
systemd credential `lodge.key`, the file `DATA.key` beside the data folder `DATA`. A key file that is missing is made,
but only where there is no database yet; `lodge key new FILE` makes one anywhere else.
A key file that other users can read is refused. Keep a copy of it somewhere safe: without it, neither the database
nor its backups can be opened, by anybody.
";

/// The page, in Markdown.
pub(crate) fn page() -> String {
    let mut page = HEAD.to_owned();
    let mut section = "";
    for key in KEYS {
        let (of, _) = key.name.split_once('.').unwrap_or_default();
        if of != section {
            section = of;
            _ = write!(page, "\n## `[{section}]`\n");
        }
        _ = write!(page, "\n### `{}`\n\n{}\n\n{}\n", key.name, doc(key), facts(key));
    }
    page + FOOT
}

fn doc(key: &Key) -> String {
    key.doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn facts(key: &Key) -> String {
    let default = key.default.map_or_else(|| "none".to_owned(), |text| format!("`{text}`"));
    let secret = if key.secret { format!(" · *secret*: `{}_file`", key.name) } else { String::new() };
    format!("Type: {} · default: {default}{secret}", (key.word)())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_page_is_the_list() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/config.md");
        let committed = std::fs::read_to_string(path).unwrap();
        assert_eq!(committed, page(), "run `lodge docs config > docs/config.md`");
    }
}
