//! The guest book: comments under the pages of a site.
//!
//! A comment goes one way: `http → policy → spam → store → notify`. What stands so far is what needs no database:
//! [`render`], which makes Markdown into HTML once, when a comment is written, and never again; and [`import`], which
//! reads what other programs export.

pub mod import;
pub mod render;
