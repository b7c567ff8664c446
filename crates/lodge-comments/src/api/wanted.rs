//! What somebody asks for.

use serde::Deserialize;
use utoipa::IntoParams;

/// Which comments.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    /// Where the page before ended: its `next`.
    #[param(max_length = 64)]
    pub(super) after: Option<String>,
    /// How many it holds at most.
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub(super) limit: Option<u32>,
    /// Only those in this state, or those that somebody reported.
    #[param(pattern = "^(all|shown|held|rejected|spam|removed|reported)$")]
    pub(super) state: Option<String>,
}
