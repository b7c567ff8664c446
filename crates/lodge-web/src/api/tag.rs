//! Which version of a thing: `ETag` on what is read, `If-Match` on what is changed (RFC 9110 sections 8.8.3 and 13.1.1).

use axum::{
    Json,
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::Fault;

/// The tag of a thing as it is shown.
#[must_use]
pub fn etag(shown: &impl Serialize) -> String {
    // What we made ourselves can always be written as JSON.
    let text = serde_json::to_vec(shown).unwrap_or_default();
    format!("\"{}\"", BASE64.encode(Sha256::digest(&text).get(..16).unwrap_or_default()))
}

/// A thing, with its tag.
pub struct Tagged<T>(pub T);

impl<T: Serialize> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        let tag = etag(&self.0);
        with_tag(Json(self.0).into_response(), &tag)
    }
}

/// A thing that has just been made, at its place.
pub fn created<T: Serialize>(place: &str, thing: T) -> Response {
    let tag = etag(&thing);
    placed(place, &tag, thing)
}

/// The same, where the answer holds what is not shown again: the tag is that of what is.
pub fn created_as<T: Serialize>(place: &str, shown: &T, thing: T) -> Response {
    placed(place, &etag(shown), thing)
}

fn placed<T: Serialize>(place: &str, tag: &str, thing: T) -> Response {
    let mut response = with_tag((StatusCode::CREATED, Json(thing)).into_response(), tag);
    if let Ok(place) = HeaderValue::from_str(place) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response
}

fn with_tag(mut response: Response, tag: &str) -> Response {
    if let Ok(tag) = HeaderValue::from_str(tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// Which version somebody means to change.
pub struct Matching(Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for Matching {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        let tags = parts.headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok());
        Ok(Self(tags.map(str::to_owned)))
    }
}

impl Matching {
    /// Whether it is this version.
    ///
    /// # Errors
    /// 428 `no-match` if nobody said which one, 412 `changed` if it is another one.
    pub fn is(&self, shown: &impl Serialize) -> Result<(), Fault> {
        match &self.0 {
            //= rfc6585#3
            //# The 428 status code indicates that the origin server requires the request to be conditional.
            None => Err(Fault::new(StatusCode::PRECONDITION_REQUIRED, "no-match")),
            Some(tags) => Self::among(tags, shown),
        }
    }

    /// The same, where it need not be said.
    ///
    /// # Errors
    /// 412 `changed` if it is another one.
    pub fn is_if_said(&self, shown: &impl Serialize) -> Result<(), Fault> {
        self.0.as_deref().map_or(Ok(()), |tags| Self::among(tags, shown))
    }

    fn among(tags: &str, shown: &impl Serialize) -> Result<(), Fault> {
        let ours = etag(shown);
        let found = tags.split(',').map(str::trim).any(|tag| tag == "*" || tag == ours);
        if found { Ok(()) } else { Err(Fault::new(StatusCode::PRECONDITION_FAILED, "changed")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_version_that_was_meant_is_changed() {
        let shown = ["a"];
        let said = |text: &str| Matching(Some(text.to_owned()));
        assert_eq!(Matching(None).is(&shown).unwrap_err().status, StatusCode::PRECONDITION_REQUIRED);
        assert!(Matching(None).is_if_said(&shown).is_ok());
        assert!(said(&format!("\"x\", {}", etag(&shown))).is(&shown).is_ok());
        assert_eq!(said("\"x\"").is(&shown).unwrap_err().status, StatusCode::PRECONDITION_FAILED);
        assert_eq!(said(&format!("W/{}", etag(&shown))).is(&shown).unwrap_err().code, "changed");
    }
}
