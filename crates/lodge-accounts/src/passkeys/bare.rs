//! Passkeys of people without an account: whoever uses one is known by it, and by nothing else.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use lodge_register::{Chance, Secret, draw};
use lodge_store::Cache;
use serde_json::Value as Json;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Uuid,
};

use super::{PasskeyError, Passkeys, json, kept_by_the_device};
use crate::{
    body, code,
    kept::{PASSKEY_ASKED, PASSKEY_BARE},
};

/// A passkey that was made.
pub struct Bare {
    /// The name that the device gave it, in base64url.
    pub handle: String,
    /// Its public key and counter, as JSON.
    pub credential: String,
}

/// The answer of a device, which says by which passkey it was made, and is yet to be checked with it.
pub struct Heard {
    handle: String,
    answer: PublicKeyCredential,
    state: DiscoverableAuthentication,
}

impl Heard {
    /// The name of the passkey that it says it was made with, in base64url.
    #[must_use]
    pub fn handle(&self) -> &str {
        &self.handle
    }
}

impl Passkeys {
    /// What the browser is to ask a device, to make a passkey for somebody without an account, and the code that the
    /// answer comes with. The device shows the name to its holder, and nobody else sees it.
    ///
    /// # Errors
    /// [`PasskeyError`] if it cannot be held.
    pub async fn start_bare(
        &self,
        cache: &Cache,
        chance: &dyn Chance,
        name: &str,
    ) -> Result<(Secret<String>, Json), PasskeyError> {
        let person = Uuid::from_bytes(draw::<16>(chance));
        let (question, state) = self
            .webauthn
            .start_passkey_registration(person, name, name, None)
            .map_err(|_| PasskeyError::Refused)?;
        let code = code::new(chance);
        body::put(cache, &PASSKEY_BARE, code.expose().as_bytes(), &state).await?;
        Ok((code, kept_by_the_device(json(&question)?)))
    }

    /// The passkey that was made.
    ///
    /// # Errors
    /// [`PasskeyError::Refused`] if the answer is not one to the question.
    pub async fn finish_bare(&self, cache: &Cache, code: &str, answer: Json) -> Result<Bare, PasskeyError> {
        let state: Option<PasskeyRegistration> = body::take(cache, &PASSKEY_BARE, code.as_bytes()).await?;
        let state = state.ok_or(PasskeyError::Refused)?;
        let answer: RegisterPublicKeyCredential =
            serde_json::from_value(answer).map_err(|_| PasskeyError::Refused)?;
        let credential =
            self.webauthn.finish_passkey_registration(&answer, &state).map_err(|_| PasskeyError::Refused)?;
        let handle = URL_SAFE_NO_PAD.encode(credential.cred_id());
        Ok(Bare { handle, credential: json(&credential)?.to_string() })
    }

    /// Which passkey answered the question of [`start_sign_in`](Self::start_sign_in), as it says.
    ///
    /// # Errors
    /// [`PasskeyError::Refused`] if nothing was asked, or what came is no answer.
    pub async fn heard(&self, cache: &Cache, code: &str, answer: Json) -> Result<Heard, PasskeyError> {
        let state: Option<DiscoverableAuthentication> =
            body::take(cache, &PASSKEY_ASKED, code.as_bytes()).await?;
        let state = state.ok_or(PasskeyError::Refused)?;
        let answer: PublicKeyCredential =
            serde_json::from_value(answer).map_err(|_| PasskeyError::Refused)?;
        let (_, handle) =
            self.webauthn.identify_discoverable_authentication(&answer).map_err(|_| PasskeyError::Refused)?;
        let handle = URL_SAFE_NO_PAD.encode(handle);
        Ok(Heard { handle, answer, state })
    }

    /// Whether it did. Gives the passkey as it is now: its counter has moved on.
    ///
    /// # Errors
    /// [`PasskeyError::Refused`] if not.
    pub fn proves(&self, heard: Heard, credential: &str) -> Result<String, PasskeyError> {
        let mut credential: webauthn_rs::prelude::Passkey =
            serde_json::from_str(credential).map_err(|_| PasskeyError::Refused)?;
        let result = self
            .webauthn
            .finish_discoverable_authentication_v2(&heard.answer, heard.state, &credential)
            .map_err(|_| PasskeyError::Refused)?;
        credential.update_credential(&result);
        Ok(json(&credential)?.to_string())
    }
}
