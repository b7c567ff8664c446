//! A module that stands in for mail: it knows the name of one domain, has one record to publish, and in it everybody has
//! every domain but the thirteenth.

use std::sync::Arc;

use lodge_accounts::Account;
use lodge_module::{Lodge, Module, Naming, Owned, Sheet, Shutdown, Starting};
use lodge_register::{Entry, Id};
use lodge_store::{Db, Migration};
use lodge_web::Site;

/// The stand-in.
pub(crate) struct Mail;

impl Module for Mail {
    fn name(&self) -> &'static str {
        "mail"
    }
    fn entries(&self) -> &'static [&'static Entry] {
        &[]
    }
    fn migrations(&self) -> &'static [Migration] {
        &[]
    }
    fn start(&self, _: Lodge, _: Shutdown) -> Starting<'_> {
        Box::pin(async { Err("it only stands in".into()) })
    }
    fn is_owned<'a>(&'a self, _: &'a Site, _: Id<Account>, object: i64) -> Owned<'a> {
        Box::pin(async move { Ok(object != 13) })
    }
    fn name_of<'a>(&'a self, _: &'a Db, object: i64) -> Naming<'a> {
        Box::pin(async move { Ok((object == 7).then(|| "alice.test".to_owned())) })
    }
}

/// What has to be published for it.
pub(crate) fn sheet() -> Sheet {
    Sheet { write: Arc::new(|page, _| Box::pin(async { Ok(format!("<p id=\"sheet\">{}</p>", page.path)) })) }
}
