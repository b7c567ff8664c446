//! The guest book: comments under the pages of a site.
//!
//! A comment goes one way: `http → policy → spam → store → notify`. What stands so far is what needs no database:
//! [`render`], which makes Markdown into HTML once, when a comment is written, and never again; [`import`], which reads
//! what other programs export; and [`shown`], which makes a thread into the HTML that its readers get.

pub mod import;
pub mod render;
pub mod shown;
