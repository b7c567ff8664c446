//! Which cases a list is to hold.

use lodge_web::Fault;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{Kind, panel::cases::Sought};

/// Which cases.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    /// A case’s number, a member’s number, or words of a reason.
    #[param(max_length = 200)]
    q: Option<String>,
    /// What was done.
    #[param(max_length = 20)]
    kind: Option<String>,
    /// The `next` of the page before: cases before this number.
    #[param(max_length = 20)]
    after: Option<String>,
    /// How many it holds at most.
    #[param(minimum = 1, maximum = 199, default = 50)]
    limit: Option<u32>,
}

impl Wanted {
    pub(super) fn read(self) -> Result<(Sought, usize), Fault> {
        let limit = self.limit.unwrap_or(50);
        if !(1..200).contains(&limit) {
            return Err(Fault::bad("limit"));
        }
        let kind = self.kind.unwrap_or_default();
        if !kind.is_empty() && Kind::parse(&kind).is_none() {
            return Err(Fault::bad("bad-request"));
        }
        let from = self.after.map(|after| after.parse::<i64>().map_err(|_| Fault::bad("cursor")));
        let sought = Sought { search: self.q.unwrap_or_default(), kind, from: from.transpose()? };
        Ok((sought, limit as usize))
    }
}
