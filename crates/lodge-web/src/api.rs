//! What every route of the API has in common: who may, how often, in which pages, and what a repeated request does.

mod admit;
mod paging;
mod repeat;
pub mod spec;
mod tag;

pub use admit::{Bearer, admit};
pub use paging::{Asked, Cursor, Listed, next_of};
pub use repeat::repeatable;
pub(crate) use repeat::{REPEATED, TURN};
pub use tag::{Matching, Tagged, created, created_as, etag};

use serde::Serialize;
use utoipa::ToSchema;

/// What is said where something cannot be done (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemDoc {
    /// The address of the page that explains it.
    #[serde(rename = "type")]
    pub kind: String,
    /// What happened, in the language asked for.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// Which problem: a word that never changes.
    pub code: String,
    /// What to do about it.
    #[schema(required = false)]
    pub detail: Option<String>,
    /// Which members of the body cannot be so.
    #[schema(required = false)]
    pub errors: Option<Vec<FieldProblem>>,
}

/// One member of the body that cannot be so.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// Where it is, as a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// Which problem.
    pub code: String,
    /// What to do about it.
    pub detail: String,
}
