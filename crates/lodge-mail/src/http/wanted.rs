//! What somebody asks for.

use serde::Deserialize;
use utoipa::IntoParams;

/// Which aliases.
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
    /// Only those with this in their address, label or destinations.
    #[param(max_length = 320)]
    pub(super) search: Option<String>,
    /// Only those that are `on` or `off`.
    #[param(pattern = "^(on|off)$")]
    pub(super) state: Option<String>,
}

/// What is looked for in the DNS.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sought {
    /// Whether to look for DKIM keys, too, by the names that they often have.
    pub(super) keys: Option<bool>,
}
