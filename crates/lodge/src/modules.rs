//! The parts of this Lodge: the kernel's and the modules. The one list of them.

use crate::config::Settings;
use lodge_accounts::Account;
use lodge_module::{Finding, Module};
use lodge_register::{Entry, Id};
use lodge_store::{Db, Migration};
use lodge_web::Nav;
use std::path::Path;

/// A part that keeps something and does not run.
pub(crate) struct Part {
    /// What it keeps.
    pub(crate) entries: fn() -> Vec<&'static Entry>,
    /// How its tables came to be.
    pub(crate) migrations: fn() -> &'static [Migration],
}

/// A module, and how it is made from the configuration.
pub(crate) struct Listed {
    /// What it keeps.
    pub(crate) entries: fn() -> &'static [&'static Entry],
    /// How its tables came to be.
    pub(crate) migrations: fn() -> &'static [Migration],
    /// The pages of it that are offered on every page.
    pub(crate) nav: &'static [Nav],
    /// By what else the register knows whoever has this address, or this account.
    pub(crate) kin: for<'a> fn(&'a Db, &'a str, Option<Id<Account>>) -> Finding<'a>,
    /// Takes its section of the configuration.
    pub(crate) make: fn(&mut Settings) -> Box<dyn Module>,
}

/// What every Lodge has.
pub(crate) const KERNEL: &[Part] = &[
    // The store makes its own tables whenever it opens a database: it needs them to migrate.
    Part { entries: lodge_store::entries, migrations: || &[] },
    Part { entries: || lodge_custody::entries().to_vec(), migrations: || lodge_custody::migrations() },
    Part { entries: || lodge_accounts::entries().to_vec(), migrations: lodge_accounts::migrations },
    Part { entries: || lodge_abuse::entries().to_vec(), migrations: lodge_abuse::migrations },
    Part { entries: || lodge_egress::entries().to_vec(), migrations: || &[] },
    Part { entries: || lodge_web::entries().to_vec(), migrations: lodge_web::migrations },
    Part { entries: || lodge_console::entries().to_vec(), migrations: lodge_console::migrations },
];

/// The jobs it does.
pub(crate) const MODULES: &[Listed] = &[
    Listed {
        entries: lodge_mail::entries,
        migrations: lodge_mail::migrations,
        nav: lodge_mail::NAV,
        kin: |_, _, _| Box::pin(async { Ok(Vec::new()) }),
        make: |settings| {
            let nothing = lodge_mail::MailSettings::new(String::new(), Vec::new());
            Box::new(lodge_mail::Mail::new(std::mem::replace(&mut settings.mail, nothing)))
        },
    },
    Listed {
        entries: lodge_comments::entries,
        migrations: lodge_comments::migrations,
        nav: lodge_comments::NAV,
        kin: |db, email, account| Box::pin(lodge_comments::kin(db, email, account)),
        make: |settings| {
            let folder = settings.store.data_folder().map_or_else(std::env::temp_dir, Path::to_path_buf);
            let akismet = settings.akismet.take().map(|url| url.0);
            Box::new(lodge_comments::Comments::with_room_in(folder).asking(akismet))
        },
    },
    Listed {
        entries: lodge_guard::entries,
        migrations: lodge_guard::migrations,
        nav: lodge_guard::NAV,
        kin: |_, _, _| Box::pin(async { Ok(Vec::new()) }),
        make: |settings| {
            let custody = std::sync::Arc::clone(&settings.custody);
            Box::new(lodge_guard::Guard::new(std::mem::take(&mut settings.guard), custody))
        },
    },
];
