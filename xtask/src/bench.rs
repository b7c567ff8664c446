//! Measuring, side by side with what others use.

/// `cargo xtask bench WHAT`.
pub(crate) fn run(_arguments: &[String]) -> Result<(), String> {
    Err("there is nothing to measure yet".into())
}
