//! Who somebody is, by a provider's address for it.

use lodge_register::Personal;
use serde_json::Value as Json;
use url::Url;

use super::{Identity, Provider, ProviderError, ProviderKind};
use crate::{Email, profile};

/// What the parts of a plain OAuth 2 provider's answer are called. A dot goes a level deeper: `user.id`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// What never changes: `id`.
    pub subject: String,
    /// The address: `email`.
    pub email: Option<String>,
    /// Whether the address was verified: `verified`. Where there is no such part, it counts as not verified.
    pub verified: Option<String>,
    /// What they are called: `name`.
    pub name: Option<String>,
}

/// Reads a plain OAuth 2 provider's answer.
///
/// # Errors
/// [`ProviderError::Answer`] if it does not say who somebody is.
pub fn read(provider: &Provider, answer: &[u8]) -> Result<Identity, ProviderError> {
    let ProviderKind::OAuth2 { fields, .. } = &provider.kind else {
        return Err(ProviderError::Answer("it says who somebody is in its token"));
    };
    let answer: Json =
        serde_json::from_slice(answer).map_err(|_| ProviderError::Answer("it does not say who it is"))?;
    let part = |name: &Option<String>| name.as_deref().and_then(|name| find(&answer, name));
    let subject = find(&answer, &fields.subject)
        .and_then(subject_text)
        .ok_or(ProviderError::Answer("it does not say who it is"))?;
    let identity =
        identity(provider, subject, part(&fields.email), part(&fields.verified), part(&fields.name));
    Ok(with_looks(identity, &answer))
}

/// Adds to an identity what its token did not say, from the answer of an OpenID Connect provider.
///
/// # Errors
/// [`ProviderError::Answer`] if the answer is about somebody else.
pub fn complete(provider: &Provider, identity: Identity, answer: &[u8]) -> Result<Identity, ProviderError> {
    let answer: Json =
        serde_json::from_slice(answer).map_err(|_| ProviderError::Answer("it does not say who it is"))?;
    // OpenID Connect Core 5.3.2: the answers MUST NOT be used if the subjects differ.
    if find(&answer, "sub").and_then(subject_text).as_ref() != Some(identity.subject.reveal()) {
        return Err(ProviderError::Answer("it is about somebody else"));
    }
    let part = |name| find(&answer, name);
    let more = self::identity(
        provider,
        identity.subject.reveal().clone(),
        part("email"),
        part("email_verified"),
        part("name"),
    );
    let more = with_looks(more, &answer);
    Ok(Identity {
        email: identity.email.or(more.email),
        name: identity.name.or(more.name),
        picture: identity.picture.or(more.picture),
        profile: identity.profile.or(more.profile),
        ..identity
    })
}

/// With picture and page, by what they are called in OpenID Connect, and at those who came before it.
pub(super) fn with_looks(identity: Identity, answer: &Json) -> Identity {
    let part = |names: &[&str]| names.iter().find_map(|name| web(find(answer, name)?));
    Identity {
        picture: part(&["picture", "avatar_url"]),
        profile: part(&["profile", "html_url", "web_url"]),
        ..identity
    }
}

/// An address of the web, of a reasonable length, that hides nothing.
fn web(found: &Json) -> Option<Personal<String>> {
    let text = found.as_str().filter(|text| text.len() <= 1024)?;
    let url = Url::parse(text).ok()?;
    let plain = url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
    plain.then(|| Personal::new(url.into()))
}

/// An identity of these parts; what is not usable is left out.
pub(super) fn identity(
    provider: &Provider,
    subject: String,
    email: Option<&Json>,
    verified: Option<&Json>,
    name: Option<&Json>,
) -> Identity {
    // Some providers write booleans as text.
    let verified = verified.is_some_and(|said| said.as_bool() == Some(true) || said.as_str() == Some("true"));
    let email = email.and_then(Json::as_str).filter(|_| verified).and_then(|text| Email::parse(text).ok());
    let name = name.and_then(Json::as_str).and_then(|text| profile::name(text).ok());
    Identity {
        provider: provider.id.clone(),
        subject: Personal::new(subject),
        email: email.map(Personal::new),
        name,
        picture: None,
        profile: None,
    }
}

/// A number or a text, not empty, of a reasonable length.
pub(super) fn subject_text(found: &Json) -> Option<String> {
    let text = match found {
        Json::String(text) => text.clone(),
        Json::Number(number) if number.is_i64() || number.is_u64() => number.to_string(),
        _ => return None,
    };
    (!text.is_empty() && text.len() <= 255 && !text.contains(char::is_control)).then_some(text)
}

fn find<'a>(answer: &'a Json, name: &str) -> Option<&'a Json> {
    name.split('.').try_fold(answer, |json, part| json.get(part)).filter(|found| !found.is_null())
}
