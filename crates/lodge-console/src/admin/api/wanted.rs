//! Which part of a list is wanted.

use serde::Deserialize;
use utoipa::IntoParams;

/// Which accounts.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountsWanted {
    /// Where the page before ended: its `next`.
    #[param(max_length = 64)]
    pub(super) after: Option<String>,
    /// How many it holds at most.
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub(super) limit: Option<u32>,
    /// Only the account whose holder is reached at this address. Addresses are stored encrypted, so only a whole one finds.
    #[param(max_length = 320, example = "alice@example.org")]
    pub(super) email: Option<String>,
}

/// Which requests.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequestsWanted {
    /// Where the page before ended: its `next`.
    #[param(max_length = 64)]
    pub(super) after: Option<String>,
    /// How many it holds at most.
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub(super) limit: Option<u32>,
    /// Only those that are `open`, `answered` or `closed`.
    #[param(example = "open")]
    pub(super) state: Option<String>,
}
