//! `/sign-in/passkey/{start,finish}`: what our script asks and answers. Signing in, and proving once more who one is.

use axum::{
    Json,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use lodge_abuse::rules;
use lodge_accounts::{PasskeyError, Passkeys};
use lodge_web::{Fault, Network, Page, Site};
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use super::door;

#[derive(Deserialize)]
pub(crate) struct Answer {
    state: String,
    credential: Value,
    #[serde(default)]
    next: String,
}

/// The passkeys of this site.
pub(crate) fn passkeys(site: &Site) -> Result<Passkeys, Fault> {
    let url = Url::parse(site.origin().as_str()).map_err(Fault::internal)?;
    Passkeys::new(&url, site.origin().host()).map_err(fault)
}

/// Why a passkey is not taken, for our script to say.
pub(crate) fn fault(error: PasskeyError) -> Fault {
    match error {
        PasskeyError::Site => Fault::conflict("passkey-site"),
        PasskeyError::Refused => Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "passkey-refused"),
        PasskeyError::Known => Fault::conflict("passkey-known"),
        PasskeyError::TooMany => Fault::conflict("passkey-many"),
        PasskeyError::Label(_) => Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "passkey-label"),
        PasskeyError::Store(error) => error.into(),
    }
}

/// `POST /sign-in/passkey/start`
pub(crate) async fn start(page: Page, network: Network) -> Result<Response, Fault> {
    let site = &page.site;
    let verdict = site.limiter.allow(&rules::SIGN_IN, network.octets()).await?;
    if !verdict.allowed {
        return Err(Fault::too_many(verdict.reset));
    }
    let (code, mut question) =
        passkeys(site)?.start_sign_in(&site.cache, &*site.chance).await.map_err(fault)?;
    if let Some(question) = question.as_object_mut() {
        question.insert("state".to_owned(), code.expose().as_str().into());
    }
    Ok(Json(question).into_response())
}

/// `POST /sign-in/passkey/finish`
pub(crate) async fn finish(
    page: Page,
    network: Network,
    headers: HeaderMap,
    Json(answer): Json<Answer>,
) -> Result<Response, Fault> {
    let site = &page.site;
    let account = passkeys(site)?
        .finish_sign_in(&site.db, &site.cache, &*site.clock, &answer.state, answer.credential)
        .await
        .map_err(fault)?;
    let mut response = Json(json!({ "location": door::after(&answer.next) })).into_response();
    if let Some(who) = page.who.as_ref().filter(|who| who.account.id == account.id) {
        site.sessions.prove(&who.session).await?;
        return Ok(response);
    }
    let cookie = door::cookie(&page, &headers, &network, &account).await?;
    let cookie = HeaderValue::from_str(&cookie).map_err(Fault::internal)?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}
