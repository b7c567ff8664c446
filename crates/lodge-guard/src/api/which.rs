//! Which changes a list is to hold.

use lodge_register::Id;
use lodge_web::Fault;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{Change, ids::UserId, panel::history::number};

/// Which changes.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Which {
    /// Whose: a member’s number.
    #[param(max_length = 20)]
    actor: Option<String>,
    /// The `next` of the page before: changes before this number.
    #[param(max_length = 20)]
    after: Option<String>,
    /// How many it holds at most.
    #[param(minimum = 1, maximum = 199, default = 50)]
    limit: Option<u32>,
}

impl Which {
    /// Whose changes, before which number, and how many at most.
    pub(super) fn read(self) -> Result<(Option<UserId>, Id<Change>, usize), Fault> {
        let limit = self.limit.unwrap_or(50);
        if !(1..200).contains(&limit) {
            return Err(Fault::bad("limit"));
        }
        let actor = self.actor.map(|actor| number(&actor).ok_or(Fault::bad("bad-request"))).transpose()?;
        let before = self.after.map(|after| after.parse::<i64>().map_err(|_| Fault::bad("cursor")));
        Ok((actor, Id::new(before.transpose()?.unwrap_or(i64::MAX)), limit as usize))
    }
}
