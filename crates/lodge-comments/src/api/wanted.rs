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
    /// Only those that have this in their words, in their author's name or in their path. They are sealed, so the newest
    /// 2000 are opened and looked through.
    #[param(max_length = 200)]
    pub(super) q: Option<String>,
}

/// How a file is to be brought in.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct In {
    /// What wrote it; nothing, to have Lodge find out.
    #[param(example = "disqus", max_length = 20)]
    pub(super) format: Option<String>,
    /// Where its pages are today: a rule `FROM=TO` a line. More than these characters take the page *Move*.
    #[param(max_length = 8192)]
    pub(super) rules: Option<String>,
    /// Say what would come of it, and change nothing.
    pub(super) dry_run: Option<bool>,
}

/// How a site is to be taken out.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Out {
    /// For which program.
    #[param(pattern = "^(lodge|disqus|wordpress|commento|remark42|isso)$")]
    pub(super) format: String,
    /// With e-mail addresses. That needs `comments:write`.
    pub(super) contacts: Option<bool>,
}
