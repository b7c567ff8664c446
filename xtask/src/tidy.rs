//! What no compiler looks at.

pub(crate) mod generated;

pub(crate) fn run(_a: &[String]) -> Result<(), String> {
    Err("".into())
}
