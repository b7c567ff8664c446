//! The guest book: comments under the pages of a site.
//!
//! A comment goes one way: `http → policy → spam → store → notify`. What stands so far is what needs no I/O:
//! [`render`], which makes Markdown into HTML once, when a comment is written, and never again.

pub mod render;
