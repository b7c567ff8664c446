//! Writes `impl Record` from one sentence about a struct, and asks for what the sentence leaves out.
//!
//! ```text
//! #[record(..)] ──> sentence ──┐
//! #[data(..)]   ──> field ─────┴──> expand ──> impl Record, with a const Entry
//! ```
//!
//! **Invariant:** nothing has a default that keeps data longer or shows it wider. What is not said is a compile
//! error, phrased as the question that a visitor would ask.

mod expand;
mod field;
mod sentence;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Declares a struct as one table of the privacy register.
///
/// ```text
/// /// An alias and where it leads.
/// #[derive(Record)]
/// #[record(table = "mail_alias", purpose = "to forward what is sent to it", basis = Service,
///          subject = CUSTOMER by account_id, keep = until_deleted, on_erase = delete, critical)]
/// pub struct Alias {
///     #[data(Identifier)] pub id: Id<Alias>,
///     #[data(Identifier)] pub account_id: Id<Account>,
///     #[data(Contact, blind = "address_blind")] pub address: Personal<String>,
/// }
/// ```
///
/// | say | as |
/// |---|---|
/// | `basis` | `Service`, `Consent`, `Law`, `Interest("…")` |
/// | `subject` | `KIND by column`, `nobody("why")` |
/// | `keep` | `until_deleted`, `days(30) after column`, `until(column)` |
/// | `on_erase` | `delete`, `blank(a, b)`, `retain("why")` |
/// | `critical` | alone: the start-up snapshot holds it |
///
/// A field says what it reveals: `#[data(Class)]`, with `key` for a part of the primary key (a field named `id` is
/// one by itself), `public` for a personal value that is shown to everybody and so is not sealed,
/// `blind = "column"` for the keyed hash by which a sealed value is found, and `also = KIND` where it holds the key of somebody
/// else whom the row is about: they are shown it, too, and it goes with them.
#[proc_macro_derive(Record, attributes(record, data))]
pub fn derive_record(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::record(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}
