//! A module that stands in for mail: it knows one domain, and has one record to publish.

use std::sync::Arc;

use lodge_module::{Lodge, Module, Naming, Sheet, Shutdown, Starting};
use lodge_register::Entry;
use lodge_store::{Db, Migration};

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
    fn name_of<'a>(&'a self, _: &'a Db, object: i64) -> Naming<'a> {
        Box::pin(async move { Ok((object == 7).then(|| "alice.test".to_owned())) })
    }
}

/// What has to be published for it.
pub(crate) fn sheet() -> Sheet {
    Sheet { write: Arc::new(|page, _| Box::pin(async { Ok(format!("<p id=\"sheet\">{}</p>", page.path)) })) }
}
