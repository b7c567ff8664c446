//! What is brought to the line, and what comes of it.

use std::net::IpAddr;

use axum::http::StatusCode;
use lodge_register::Personal;
use lodge_store::StoreError;
use lodge_web::{Fault, Language};

use crate::{Comment, Page, Visitor, policy::Refusal, who::Caller};

/// A comment before it is one.
#[derive(Debug)]
pub struct Draft {
    /// The page, as the browser has it.
    pub page: String,
    /// What the page calls itself.
    pub title: String,
    /// Which comment it answers.
    pub parent: Option<i64>,
    /// Who writes.
    pub author: Author,
    /// What they write, in Markdown.
    pub body: String,
    /// Whether they want to be told of answers.
    pub notify: bool,
    /// In which language they read.
    pub language: Language,
    /// The network that they write from.
    pub network: Vec<u8>,
    /// The address that they write from: asked of the deny-list, and kept nowhere.
    pub ip: Option<IpAddr>,
    /// What stands in the field that people do not see.
    pub honeypot: String,
    /// The puzzle that was solved, and the numbers that solve it.
    pub proof: Option<(String, String)>,
}

/// Who writes.
#[derive(Debug)]
pub enum Author {
    /// Somebody who is signed in.
    Known(Box<Caller>),
    /// Somebody who says a name.
    Guest {
        /// The name.
        name: Personal<String>,
        /// Where answers are told, if they want to be told.
        email: Option<Personal<String>>,
    },
}

/// A comment that was taken.
#[derive(Debug)]
pub struct Posted {
    /// The comment.
    pub comment: Comment,
    /// Who wrote it.
    pub author: Visitor,
    /// The page that it is under.
    pub page: Page,
    /// What a guest may change it with, for a while.
    pub key: Option<String>,
}

/// Why something is not done.
#[derive(Debug)]
pub enum Refused {
    /// Fields cannot be so: which, and the message about each.
    Fields(Vec<(&'static str, &'static str)>),
    /// It is not done, and this message says why.
    Said(StatusCode, &'static str),
    /// It is done too often; in so many seconds it can be tried again.
    TooOften(u64),
    /// Something of ours failed.
    Fault(Fault),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Fault(error.into())
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Said(
            StatusCode::FORBIDDEN,
            match refusal {
                Refusal::SiteLocked => "embed-closed-site",
                Refusal::PageLocked => "embed-closed-page",
                Refusal::TooLate => "embed-closed-age",
                Refusal::Banned => "embed-banned",
                Refusal::NoGuests => "embed-no-guests",
            },
        )
    }
}
