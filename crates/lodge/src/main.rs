//! The porter's lodge of a community.
fn main() {}
