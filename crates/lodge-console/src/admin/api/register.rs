//! `/api/v1/register`: what is kept, for programs. It is what `/privacy` says to people, so any token opens it that may
//! read its account.

use axum::{Json, extract::State};
use lodge_accounts::Scope;
use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, Recipient, Subject};
use lodge_web::{Bearer, Fault, Site, spec};
use serde::Serialize;
use utoipa::ToSchema;

/// Everything that this Lodge keeps.
#[derive(Serialize, ToSchema)]
#[schema(as = Register)]
pub(crate) struct RegisterDoc {
    /// What tells this register from others: it changes when what is kept changes.
    #[schema(example = "0123456789abcdef0123456789abcdef")]
    digest: String,
    /// What is kept.
    entries: Vec<EntryDoc>,
}

/// One thing that is kept: what, why, whose, where, how long.
#[derive(Serialize, ToSchema)]
#[schema(as = RegisterEntry)]
pub(crate) struct EntryDoc {
    /// The name of the table, or of the place.
    #[schema(example = "accounts_account")]
    name: &'static str,
    /// What it is.
    title: &'static str,
    /// Why, completing "It is kept …".
    purpose: &'static str,
    /// Where: `table`, `memory`, `cache`, `cookie`, `backup`, `file` or `sent`.
    #[schema(example = "table")]
    place: &'static str,
    /// To whom, if it is sent to somebody.
    #[schema(required)]
    recipient: Option<RecipientDoc>,
    /// What makes it lawful: `service`, `consent`, `law` or `interest`.
    #[schema(example = "service")]
    basis: &'static str,
    /// The legitimate interest, in words.
    #[schema(required)]
    interest: Option<&'static str>,
    /// Whose it is; `null` if nobody's.
    #[schema(required, example = "customer")]
    subject: Option<&'static str>,
    /// Why it is nobody's.
    #[schema(required)]
    nobody: Option<&'static str>,
    /// How long it is kept.
    keep: KeepDoc,
    /// What erasing its subject does: `delete`, `blank`, `retain` or `beyond`.
    #[schema(example = "delete")]
    on_erase: &'static str,
    /// Why it stays, or is beyond reach.
    #[schema(required)]
    why: Option<&'static str>,
    /// Its parts.
    columns: Vec<ColumnDoc>,
}

/// Somebody else who gets something.
#[derive(Serialize, ToSchema)]
#[schema(as = RegisterRecipient)]
pub(crate) struct RecipientDoc {
    /// Who.
    name: &'static str,
    /// What for.
    purpose: &'static str,
    /// What they get.
    receives: &'static str,
    /// Whether nothing is sent until somebody switches it on.
    opt_in: bool,
}

/// How long something is kept.
#[derive(Serialize, ToSchema)]
#[schema(as = RegisterRetention)]
pub(crate) struct KeepDoc {
    /// `until-deleted`, `days`, `until`, `while-running`, `while-handled`, `seconds` or `at-most-days`.
    #[schema(example = "days")]
    kind: &'static str,
    /// How many days or seconds.
    #[schema(required, example = 30)]
    count: Option<u64>,
    /// From or until the time in this column.
    #[schema(required, example = "created_at")]
    column: Option<&'static str>,
}

/// A part of something that is kept.
#[derive(Serialize, ToSchema)]
#[schema(as = RegisterColumn)]
pub(crate) struct ColumnDoc {
    /// Its name.
    #[schema(example = "email")]
    name: &'static str,
    /// What it reveals: `identifier`, `name`, `contact`, `content`, `credential`, `network`, `time`, `setting`, `count`,
    /// `reason`, `blind-index` or `technical`.
    #[schema(example = "contact")]
    class: &'static str,
    /// Whether it is encrypted by itself, besides the whole database.
    sealed: bool,
    /// For the number of somebody else whom it is about, and who is shown it and can have it erased: a kind of people.
    #[schema(required, example = "visitor")]
    also: Option<&'static str>,
}

/// Everything that this Lodge keeps, why, whose it is, where, and for how long
#[utoipa::path(get, path = "/register", tag = "Register", operation_id = "readRegister", security(("token" = ["account:read"])),
    responses(
        spec::Any,
        (status = 200, description = "The register", body = RegisterDoc),
    ))]
pub(super) async fn read(bearer: Bearer, State(site): State<Site>) -> Result<Json<RegisterDoc>, Fault> {
    bearer.may(Scope::AccountRead)?;
    Ok(Json(RegisterDoc {
        digest: lodge_accounts::notices::digest(&site.register),
        entries: site.register.entries.iter().map(|entry| shown(entry)).collect(),
    }))
}

fn shown(entry: &'static Entry) -> EntryDoc {
    let (place, recipient) = place(entry.place);
    let (basis, interest) = basis(entry.basis);
    let (subject, nobody) = match entry.subject {
        Subject::Of { kind, .. } => (Some(kind.word), None),
        Subject::Nobody(why) => (None, Some(why)),
    };
    let (on_erase, why) = on_erase(entry.on_erase);
    EntryDoc {
        name: entry.name,
        title: entry.title,
        purpose: entry.purpose,
        place,
        recipient,
        basis,
        interest,
        subject,
        nobody,
        keep: keep(entry.keep),
        on_erase,
        why,
        columns: entry.columns.iter().map(column).collect(),
    }
}

const fn place(place: Place) -> (&'static str, Option<RecipientDoc>) {
    match place {
        Place::Table => ("table", None),
        Place::Memory => ("memory", None),
        Place::Cache(_) => ("cache", None),
        Place::Cookie(_) => ("cookie", None),
        Place::Backup => ("backup", None),
        Place::File(_) => ("file", None),
        Place::SentTo(Recipient { name, purpose, receives, opt_in }) => {
            ("sent", Some(RecipientDoc { name, purpose, receives, opt_in: *opt_in }))
        }
    }
}

const fn basis(basis: Basis) -> (&'static str, Option<&'static str>) {
    match basis {
        Basis::Service => ("service", None),
        Basis::Consent => ("consent", None),
        Basis::Law => ("law", None),
        Basis::Interest(words) => ("interest", Some(words)),
    }
}

const fn on_erase(on_erase: OnErase) -> (&'static str, Option<&'static str>) {
    match on_erase {
        OnErase::Delete => ("delete", None),
        OnErase::Blank(_) => ("blank", None),
        OnErase::Retain(why) => ("retain", Some(why)),
        OnErase::Beyond(why) => ("beyond", Some(why)),
    }
}

fn keep(keep: Keep) -> KeepDoc {
    let (kind, count, column) = match keep {
        Keep::UntilDeleted => ("until-deleted", None, None),
        Keep::Days { days, after } => ("days", Some(days.into()), Some(after)),
        Keep::Until(column) => ("until", None, Some(column)),
        Keep::WhileRunning => ("while-running", None, None),
        Keep::WhileHandled => ("while-handled", None, None),
        Keep::Seconds(seconds) => ("seconds", Some(seconds), None),
        Keep::AtMostDays(days) => ("at-most-days", Some(days.into()), None),
    };
    KeepDoc { kind, count, column }
}

const fn column(column: &Column) -> ColumnDoc {
    let class = match column.class {
        DataClass::Identifier => "identifier",
        DataClass::Name => "name",
        DataClass::Contact => "contact",
        DataClass::Content => "content",
        DataClass::Credential => "credential",
        DataClass::Network => "network",
        DataClass::Time => "time",
        DataClass::Setting => "setting",
        DataClass::Count => "count",
        DataClass::Reason => "reason",
        DataClass::BlindIndex => "blind-index",
        DataClass::Technical => "technical",
    };
    let also = match column.also {
        Some(kind) => Some(kind.word),
        None => None,
    };
    ColumnDoc { name: column.name, class, sealed: column.sealed, also }
}
