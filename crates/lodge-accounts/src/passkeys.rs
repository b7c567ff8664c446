//! Passkeys (WebAuthn): signing in with what a device holds, without a password.
//!
//! ```text
//! start_register ──> the browser asks the device ──> finish_register      for somebody who is signed in
//! start_sign_in  ──> the browser asks the device ──> finish_sign_in       for nobody known: the passkey tells who
//! ```
//!
//! The device checks its holder by finger, face or PIN each time, so a passkey is both proofs at once: no second one
//! is asked for. Questions are held for five minutes and are good once.

mod bare;
mod stored;

pub use bare::{Bare, Heard};
pub use stored::{of, remove};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use lodge_register::{Chance, Clock, Id, Secret};
use lodge_store::{Cache, Db, Expect, StoreError};
use serde_json::Value as Json;
use std::sync::Arc;
use url::Url;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Uuid,
    Webauthn, WebauthnBuilder,
};

use crate::{
    Account, Passkey, body, by_id, code,
    kept::{PASSKEY_ASKED, PASSKEY_NEW},
    profile,
    store::in_turn,
};
use stored::{by_handle, used};

/// How many passkeys an account may have.
pub const MOST: usize = 20;

/// Asks devices, for one site.
#[derive(Clone)]
pub struct Passkeys {
    webauthn: Arc<Webauthn>,
}

/// Why a passkey is not taken.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyError {
    /// The site's address cannot have passkeys: they need a host name, and https everywhere but on `localhost`.
    #[error("passkeys need a site with a host name")]
    Site,
    /// The answer is not one to the question that was asked, or the question is too old.
    #[error("the passkey's answer does not fit the question, or came too late")]
    Refused,
    /// The account has it already.
    #[error("this passkey was added already")]
    Known,
    /// The account has many.
    #[error("an account has {MOST} passkeys at most; remove one first")]
    TooMany,
    /// The name is empty or too long.
    #[error(transparent)]
    Label(#[from] profile::NameError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Passkeys {
    /// For the site at this address, whose host name passkeys are bound to.
    ///
    /// # Errors
    /// [`PasskeyError::Site`] if it cannot have any.
    pub fn new(origin: &Url, name: &str) -> Result<Self, PasskeyError> {
        let host = origin.domain().ok_or(PasskeyError::Site)?;
        let built = WebauthnBuilder::new(host, origin).and_then(|builder| builder.rp_name(name).build());
        built.map(|webauthn| Self { webauthn: Arc::new(webauthn) }).map_err(|_| PasskeyError::Site)
    }

    /// What the browser is to ask a device, to add a passkey to this account: for `navigator.credentials.create`.
    ///
    /// # Errors
    /// [`PasskeyError`] says why not.
    pub async fn start_register(
        &self,
        db: &Db,
        cache: &Cache,
        account: &Account,
    ) -> Result<Json, PasskeyError> {
        let known = of(db, account.id).await?;
        if known.len() >= MOST {
            return Err(PasskeyError::TooMany);
        }
        let handles = known.iter().filter_map(|passkey| URL_SAFE_NO_PAD.decode(passkey.handle.reveal()).ok());
        let (question, state) = self
            .webauthn
            .start_passkey_registration(
                person(db, account.id),
                account.email.reveal().as_str(),
                account.name.reveal(),
                Some(handles.collect()),
            )
            .map_err(|_| PasskeyError::Refused)?;
        body::put(cache, &PASSKEY_NEW, &code::key_of(account.id), &state).await?;
        Ok(kept_by_the_device(json(&question)?))
    }

    /// Adds the passkey that answered.
    ///
    /// # Errors
    /// [`PasskeyError`] says why not.
    pub async fn finish_register(
        &self,
        db: &Db,
        cache: &Cache,
        clock: &dyn Clock,
        account: &Account,
        label: &str,
        answer: Json,
    ) -> Result<Passkey, PasskeyError> {
        let label = profile::label(label)?;
        let state: Option<PasskeyRegistration> =
            body::take(cache, &PASSKEY_NEW, &code::key_of(account.id)).await?;
        let state = state.ok_or(PasskeyError::Refused)?;
        let answer: RegisterPublicKeyCredential =
            serde_json::from_value(answer).map_err(|_| PasskeyError::Refused)?;
        let credential =
            self.webauthn.finish_passkey_registration(&answer, &state).map_err(|_| PasskeyError::Refused)?;
        let passkey = Passkey {
            id: db.new_id(),
            account_id: account.id,
            handle: URL_SAFE_NO_PAD.encode(credential.cred_id()).into(),
            credential: json(&credential)?.to_string().into(),
            label,
            created_at: clock.now(),
            used_on: None,
        };
        let batch = in_turn(account.id).insert(db, &passkey).run(
            "UPDATE accounts_account SET zone = zone
             WHERE id = $1 AND (SELECT COUNT(*) FROM accounts_passkey WHERE account_id = $1) <= $2",
            (account.id, MOST as i64),
            Expect::Exactly(1),
        );
        match db.write(batch).await {
            Err(StoreError::Conflict) => Err(PasskeyError::Known),
            Err(StoreError::Expected { .. }) => Err(PasskeyError::TooMany),
            written => Ok(written.map(|_| passkey)?),
        }
    }

    /// What the browser is to ask a device, for `navigator.credentials.get`, and the code that the answer comes with.
    ///
    /// # Errors
    /// [`PasskeyError`] if it cannot be held.
    pub async fn start_sign_in(
        &self,
        cache: &Cache,
        chance: &dyn Chance,
    ) -> Result<(Secret<String>, Json), PasskeyError> {
        let (question, state) =
            self.webauthn.start_discoverable_authentication().map_err(|_| PasskeyError::Refused)?;
        let code = code::new(chance);
        body::put(cache, &PASSKEY_ASKED, code.expose().as_bytes(), &state).await?;
        let mut question = json(&question)?;
        // The page says whether it asks at a press of a button or while an address is typed.
        if let Some(question) = question.as_object_mut() {
            question.remove("mediation");
        }
        Ok((code, question))
    }

    /// Whose passkey answered. For a sign-in, and to prove again who one is.
    ///
    /// # Errors
    /// [`PasskeyError::Refused`] if it is nobody's, or the answer is not one to the question.
    pub async fn finish_sign_in(
        &self,
        db: &Db,
        cache: &Cache,
        clock: &dyn Clock,
        code: &str,
        answer: Json,
    ) -> Result<Account, PasskeyError> {
        let state: Option<DiscoverableAuthentication> =
            body::take(cache, &PASSKEY_ASKED, code.as_bytes()).await?;
        let state = state.ok_or(PasskeyError::Refused)?;
        let answer: PublicKeyCredential =
            serde_json::from_value(answer).map_err(|_| PasskeyError::Refused)?;
        let (who, handle) =
            self.webauthn.identify_discoverable_authentication(&answer).map_err(|_| PasskeyError::Refused)?;
        let passkey = by_handle(db, handle).await?.ok_or(PasskeyError::Refused)?;
        if who != person(db, passkey.account_id) {
            return Err(PasskeyError::Refused);
        }
        let mut credential: webauthn_rs::prelude::Passkey =
            serde_json::from_str(passkey.credential.reveal()).map_err(|_| PasskeyError::Refused)?;
        let result = self
            .webauthn
            .finish_discoverable_authentication_v2(&answer, state, &credential)
            .map_err(|_| PasskeyError::Refused)?;
        credential.update_credential(&result);
        used(db, clock, &passkey, &credential).await?;
        by_id(db, passkey.account_id).await?.ok_or(PasskeyError::Refused)
    }
}

impl std::fmt::Debug for Passkeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passkeys")
    }
}

/// What a device knows an account by: a keyed hash, so that it tells nobody else anything.
fn person(db: &Db, account: Id<Account>) -> Uuid {
    let hash = db.keyed_hash("passkey-person", &code::key_of(account));
    let octets = hash.first_chunk::<16>().copied().unwrap_or_default();
    Uuid::from_bytes(octets)
}

/// One that the device does not keep could not tell at sign-in whose it is.
fn kept_by_the_device(mut question: Json) -> Json {
    let selection = question.pointer_mut("/publicKey/authenticatorSelection").and_then(Json::as_object_mut);
    if let Some(selection) = selection {
        selection.insert("residentKey".to_owned(), "required".into());
        selection.insert("requireResidentKey".to_owned(), true.into());
    }
    question
}

fn json(value: &impl serde::Serialize) -> Result<Json, PasskeyError> {
    serde_json::to_value(value).map_err(|_| PasskeyError::Refused)
}
