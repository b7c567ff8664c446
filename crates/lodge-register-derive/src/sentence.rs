//! What `#[record(..)]` says about the struct.

use proc_macro2::Span;
use syn::{
    Attribute, Error, Ident, LitInt, LitStr, Path, Result, Token, parenthesized,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
    spanned::Spanned,
};

/// The whole sentence.
pub(crate) struct Sentence {
    pub(crate) table: LitStr,
    pub(crate) purpose: LitStr,
    pub(crate) basis: Basis,
    pub(crate) subject: Subject,
    pub(crate) keep: Keep,
    pub(crate) on_erase: OnErase,
    pub(crate) critical: bool,
}

pub(crate) enum Basis {
    Plain(Ident),
    Interest(LitStr),
}

pub(crate) enum Subject {
    Of { kind: Path, by: Ident },
    Nobody(LitStr),
}

pub(crate) enum Keep {
    UntilDeleted,
    Days { days: u32, after: Ident },
    Until(Ident),
}

pub(crate) enum OnErase {
    Delete,
    Blank(Vec<Ident>),
    Retain(LitStr),
}

const TABLE: &str = "which table is it in? say `table = \"module_thing\"`";
const PURPOSE: &str = "why is it kept? say `purpose = \"to …\"`, so that \"We keep it to …\" is a sentence";
const BASIS: &str = "what makes it lawful? say `basis = Service`, `Consent`, `Law` or `Interest(\"…\")`";
const SUBJECT: &str = "whose is it? say `subject = KIND by column` or `nobody(\"why\")`";
const KEEP: &str =
    "how long is it kept? say `keep = days(30) after column`, `until(column)` or `until_deleted`";
const ON_ERASE: &str = "what becomes of it when its subject asks to be forgotten? \
    say `on_erase = delete`, `blank(column, …)` or `retain(\"why\")`";

impl Sentence {
    /// Reads the struct's attributes; every question that they leave open is one error.
    pub(crate) fn read(name: &Ident, attributes: &[Attribute]) -> Result<Self> {
        let mut said: Option<Said> = None;
        let mut at: Span = name.span();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("record")) {
            at = attribute.span();
            if said.replace(attribute.parse_args()?).is_some() {
                return Err(Error::new(
                    at,
                    "one record, one sentence: there is a `#[record(..)]` above already",
                ));
            }
        }
        said.unwrap_or_default().complete(at)
    }
}

#[derive(Default)]
struct Said {
    table: Option<LitStr>,
    purpose: Option<LitStr>,
    basis: Option<Basis>,
    subject: Option<Subject>,
    keep: Option<Keep>,
    on_erase: Option<OnErase>,
    critical: bool,
}

impl Said {
    fn complete(self, at: Span) -> Result<Sentence> {
        let mut open: Option<Error> = None;
        let mut ask = |missing: bool, question: &str| {
            if missing {
                let error = Error::new(at, question);
                match &mut open {
                    Some(first) => first.combine(error),
                    None => open = Some(error),
                }
            }
        };
        ask(self.table.is_none(), TABLE);
        ask(self.purpose.is_none(), PURPOSE);
        ask(self.basis.is_none(), BASIS);
        ask(self.subject.is_none(), SUBJECT);
        ask(self.keep.is_none(), KEEP);
        ask(self.on_erase.is_none(), ON_ERASE);
        match (self.table, self.purpose, self.basis, self.subject, self.keep, self.on_erase) {
            (Some(table), Some(purpose), Some(basis), Some(subject), Some(keep), Some(on_erase)) => {
                Ok(Sentence { table, purpose, basis, subject, keep, on_erase, critical: self.critical })
            }
            _ => Err(open.unwrap_or_else(|| Error::new(at, TABLE))),
        }
    }
}

impl Parse for Said {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut said = Self::default();
        while !input.is_empty() {
            let word: Ident = input.parse()?;
            if word == "critical" {
                said.critical = true;
            } else {
                input.parse::<Token![=]>()?;
                said.clause(&word, input)?;
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(said)
    }
}

impl Said {
    fn clause(&mut self, word: &Ident, input: ParseStream<'_>) -> Result<()> {
        let again = match word.to_string().as_str() {
            "table" => self.table.replace(table(input)?).is_some(),
            "purpose" => self.purpose.replace(worded(input, PURPOSE)?).is_some(),
            "basis" => self.basis.replace(basis(input)?).is_some(),
            "subject" => self.subject.replace(subject(input)?).is_some(),
            "keep" => self.keep.replace(keep(input)?).is_some(),
            "on_erase" => self.on_erase.replace(on_erase(input)?).is_some(),
            _ => {
                return Err(Error::new(
                    word.span(),
                    format!(
                        "`{word}` is not part of the sentence: it has `table`, `purpose`, `basis`, `subject`, \
                         `keep`, `on_erase` and `critical`"
                    ),
                ));
            }
        };
        if again { Err(Error::new(word.span(), format!("`{word}` is said twice"))) } else { Ok(()) }
    }
}

fn table(input: ParseStream<'_>) -> Result<LitStr> {
    let table: LitStr = input.parse()?;
    let name = table.value();
    let plain = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if plain && name.starts_with(|first: char| first.is_ascii_lowercase()) && name.contains('_') {
        Ok(table)
    } else {
        Err(Error::new(table.span(), "a table is named `module_thing`: small letters, digits and `_`"))
    }
}

/// A string with something in it.
fn worded(input: ParseStream<'_>, question: &str) -> Result<LitStr> {
    let text: LitStr = input.parse().map_err(|error| Error::new(error.span(), question))?;
    if text.value().trim().is_empty() { Err(Error::new(text.span(), question)) } else { Ok(text) }
}

/// The same, in parentheses.
fn reason(input: ParseStream<'_>, question: &str) -> Result<LitStr> {
    let inner;
    parenthesized!(inner in input);
    if inner.is_empty() {
        return Err(Error::new(inner.span(), question));
    }
    worded(&inner, question)
}

fn column(input: ParseStream<'_>, question: &str) -> Result<Ident> {
    let inner;
    parenthesized!(inner in input);
    inner.parse().map_err(|error| Error::new(error.span(), question))
}

fn basis(input: ParseStream<'_>) -> Result<Basis> {
    let word: Ident = input.parse().map_err(|error| Error::new(error.span(), BASIS))?;
    match word.to_string().as_str() {
        "Service" | "Consent" | "Law" => Ok(Basis::Plain(word)),
        "Interest" if input.peek(syn::token::Paren) => {
            reason(input, "whose interest, and in what? say it in words: `Interest(\"…\")`")
                .map(Basis::Interest)
        }
        _ => Err(Error::new(word.span(), BASIS)),
    }
}

fn subject(input: ParseStream<'_>) -> Result<Subject> {
    let kind: Path = input.call(Path::parse_mod_style).map_err(|error| Error::new(error.span(), SUBJECT))?;
    if kind.is_ident("nobody") && input.peek(syn::token::Paren) {
        return reason(input, "why is it nobody's? say it in words: `nobody(\"…\")`").map(Subject::Nobody);
    }
    match input.parse::<Option<Ident>>()? {
        Some(by) if by == "by" => {
            let by = input.parse().map_err(|error| Error::new(error.span(), SUBJECT))?;
            Ok(Subject::Of { kind, by })
        }
        _ => Err(Error::new(kind.span(), SUBJECT)),
    }
}

fn keep(input: ParseStream<'_>) -> Result<Keep> {
    let word: Ident = input.parse().map_err(|error| Error::new(error.span(), KEEP))?;
    match word.to_string().as_str() {
        "until_deleted" => Ok(Keep::UntilDeleted),
        "until" if input.peek(syn::token::Paren) => column(input, KEEP).map(Keep::Until),
        "days" if input.peek(syn::token::Paren) => {
            let inner;
            parenthesized!(inner in input);
            let days: LitInt = inner.parse().map_err(|error| Error::new(error.span(), KEEP))?;
            let days = days.base10_parse()?;
            match input.parse::<Option<Ident>>()? {
                Some(after) if after == "after" => Ok(Keep::Days {
                    days,
                    after: input
                        .parse()
                        .map_err(|error| Error::new(error.span(), "days after what? name the column"))?,
                }),
                _ => Err(Error::new(word.span(), "days after what? say `days(30) after column`")),
            }
        }
        _ => Err(Error::new(word.span(), KEEP)),
    }
}

fn on_erase(input: ParseStream<'_>) -> Result<OnErase> {
    let word: Ident = input.parse().map_err(|error| Error::new(error.span(), ON_ERASE))?;
    match word.to_string().as_str() {
        "delete" => Ok(OnErase::Delete),
        "retain" if input.peek(syn::token::Paren) => {
            reason(input, "why does it stay? say it in words: `retain(\"…\")`").map(OnErase::Retain)
        }
        "blank" if input.peek(syn::token::Paren) => {
            let inner;
            parenthesized!(inner in input);
            let columns = Punctuated::<Ident, Token![,]>::parse_terminated(&inner)?;
            if columns.is_empty() {
                return Err(Error::new(word.span(), "which columns are emptied? say `blank(column, …)`"));
            }
            Ok(OnErase::Blank(columns.into_iter().collect()))
        }
        _ => Err(Error::new(word.span(), ON_ERASE)),
    }
}
