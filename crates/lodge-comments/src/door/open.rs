//! `/embed/sign-out`: a visitor is not known again.

use axum::{
    Extension, Json,
    http::HeaderMap,
    response::{IntoResponse as _, Response},
};
use lodge_web::{Fault, Reader};
use serde_json::json;

use crate::{Book, store::visitors, who};

/// `POST /embed/sign-out`
pub(super) async fn out(
    Extension(book): Extension<Book>,
    Extension(reader): Extension<Reader>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    if let Some(token) = who::token(&headers) {
        visitors::close(&book.house.db, token).await?;
    }
    let said = book.house.words.say(reader.language, "door-signed-out", &[]);
    Ok(Json(json!({ "said": said })).into_response())
}
