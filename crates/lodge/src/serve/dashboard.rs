//! What the dashboard stands on, and the link to its first step.

use crate::{config::KeyPlace, failure::Failure, house::House, out};
use lodge_console::{Console, SetUp};
use lodge_module::{Card, Module, Sheet};
use lodge_web::Site;
use std::{path::PathBuf, sync::Arc};

impl House {
    /// Files that nobody but their owner may read.
    pub(crate) fn private(&self) -> Vec<PathBuf> {
        match &self.settings.store.key {
            KeyPlace::File(path) | KeyPlace::Beside(path) | KeyPlace::Passphrase(path) => vec![path.clone()],
            KeyPlace::Credential(_) => Vec::new(),
        }
    }
}

/// Sets the site up as the operator decided in the browser. While nobody runs this Lodge, prints the link to the first
/// step there: `set-up https://…`.
pub(super) async fn open(
    house: &House,
    site: &Site,
    mail_host: &str,
    modules: Arc<Vec<Box<dyn Module>>>,
) -> Result<impl FnOnce(Vec<Card>, Vec<Sheet>) -> Console, Failure> {
    let public_url_locked = house.settings.http.public_url.is_some();
    lodge_console::settle(site, public_url_locked).await?;
    let set_up = match lodge_accounts::first_admin(&house.db).await? {
        Some(_) => None,
        None => {
            let (link, path) = SetUp::new(house.clock.as_ref(), house.chance.as_ref());
            out::say(format!("set-up {}", site.origin().at(path.expose())));
            Some(link)
        }
    };
    let (custody, private, mail_host) = (house.custody(), house.private(), mail_host.to_owned());
    Ok(move |cards, sheets| Console {
        custody,
        modules,
        cards,
        sheets,
        mail_host,
        private,
        set_up,
        public_url_locked,
        printed: lodge_console::Printed::default(),
    })
}
