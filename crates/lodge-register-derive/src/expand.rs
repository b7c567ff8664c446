//! The sentence as code.

use crate::{
    field::Data,
    sentence::{Basis, Keep, OnErase, Sentence, Subject},
};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{
    Attribute, Data as Shape, DeriveInput, Error, Expr, Fields, Ident, Lit, Meta, Result, ext::IdentExt,
    spanned::Spanned,
};

/// `impl Record` for a struct, or all the questions that it leaves open.
pub(crate) fn record(input: &DeriveInput) -> Result<TokenStream> {
    let Shape::Struct(shape) = &input.data else {
        return Err(Error::new(input.ident.span(), "a record is a struct: one field, one column"));
    };
    let Fields::Named(fields) = &shape.fields else {
        return Err(Error::new(
            input.ident.span(),
            "a column has a name: write the struct with named fields",
        ));
    };
    if !input.generics.params.is_empty() {
        return Err(Error::new(input.generics.span(), "a record is one table: it takes no parameters"));
    }

    let mut questions = Questions::default();
    let sentence = questions.keep(Sentence::read(&input.ident, &input.attrs));
    let title = questions.keep(title(&input.ident, &input.attrs));
    let data: Vec<Data> = fields.named.iter().filter_map(|field| questions.keep(Data::read(field))).collect();
    if data.len() == fields.named.len() {
        if !data.iter().any(|field| field.key) {
            questions.ask(Error::new(
                input.ident.span(),
                "which column tells its rows apart? name a field `id`, or say `key` in its `#[data(..)]`",
            ));
        }
        if let Some(sentence) = &sentence {
            mentioned(sentence)
                .into_iter()
                .filter(|column| !is_column(&data, column))
                .for_each(|column| questions.ask(no_such_field(column)));
        }
    }
    let (Some(sentence), Some(title)) = (sentence, title) else {
        return Err(questions.into_error(input.ident.span()));
    };
    questions.none()?;
    Ok(implementation(&input.ident, &title, &sentence, &data))
}

#[derive(Default)]
struct Questions(Option<Error>);

impl Questions {
    fn ask(&mut self, error: Error) {
        match &mut self.0 {
            Some(first) => first.combine(error),
            None => self.0 = Some(error),
        }
    }

    fn keep<T>(&mut self, result: Result<T>) -> Option<T> {
        result.map_err(|error| self.ask(error)).ok()
    }

    fn into_error(self, at: proc_macro2::Span) -> Error {
        self.0.unwrap_or_else(|| Error::new(at, "this is not a record"))
    }

    fn none(self) -> Result<()> {
        self.0.map_or(Ok(()), Err)
    }
}

/// The first line of the doc comment.
fn title(name: &Ident, attributes: &[Attribute]) -> Result<String> {
    attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::NameValue(doc) if doc.path.is_ident("doc") => match &doc.value {
                Expr::Lit(literal) => match &literal.lit {
                    Lit::Str(text) => Some(text.value().trim().to_owned()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        })
        .find(|line| !line.is_empty())
        .ok_or_else(|| {
            Error::new(name.span(), "what is it, in a visitor's words? write one doc line above it")
        })
}

fn mentioned(sentence: &Sentence) -> Vec<&Ident> {
    let mut columns = Vec::new();
    if let Subject::Of { by, .. } = &sentence.subject {
        columns.push(by);
    }
    if let Keep::Days { after: column, .. } | Keep::Until(column) = &sentence.keep {
        columns.push(column);
    }
    if let OnErase::Blank(blank) = &sentence.on_erase {
        columns.extend(blank);
    }
    columns
}

fn is_column(data: &[Data], column: &Ident) -> bool {
    let name = column.unraw().to_string();
    data.iter()
        .any(|field| field.name == name || field.blind.as_ref().is_some_and(|blind| blind.value() == name))
}

fn no_such_field(column: &Ident) -> Error {
    Error::new(column.span(), format!("`{}` is not a field of this record", column.unraw()))
}

fn implementation(name: &Ident, title: &str, sentence: &Sentence, data: &[Data]) -> TokenStream {
    let Sentence { table, purpose, critical, .. } = sentence;
    let (basis, subject) = (basis(&sentence.basis), subject(&sentence.subject));
    let (keep, on_erase) = (keep(&sentence.keep), on_erase(&sentence.on_erase, data));
    let columns = data.iter().map(columns);
    let checks = data.iter().map(|field| checks(field, sentence));
    let idents: Vec<_> = data.iter().map(|field| &field.ident).collect();
    let names: Vec<_> = data.iter().map(|field| &field.name).collect();
    quote! {
        #[automatically_derived]
        impl ::lodge_register::Record for #name {
            const TABLE: &'static str = #table;
            const ENTRY: &'static ::lodge_register::Entry = &::lodge_register::Entry {
                name: #table,
                title: #title,
                place: ::lodge_register::Place::Table,
                purpose: #purpose,
                basis: #basis,
                subject: #subject,
                keep: #keep,
                on_erase: #on_erase,
                critical: #critical,
                columns: &[#(#columns)*],
            };

            fn to_values(&self) -> ::std::vec::Vec<::lodge_register::Value> {
                ::std::vec![#(::lodge_register::Field::to_value(&self.#idents)),*]
            }

            fn from_values(
                values: ::std::vec::Vec<::lodge_register::Value>,
            ) -> ::std::result::Result<Self, ::lodge_register::Unreadable> {
                let mut values = ::std::iter::IntoIterator::into_iter(values);
                ::std::result::Result::Ok(Self {
                    #(#idents: ::lodge_register::private::next(&mut values, #names)?,)*
                })
            }
        }
        #(#checks)*
    }
}

fn basis(basis: &Basis) -> TokenStream {
    match basis {
        Basis::Plain(word) => quote!(::lodge_register::Basis::#word),
        Basis::Interest(words) => quote!(::lodge_register::Basis::Interest(#words)),
    }
}

fn subject(subject: &Subject) -> TokenStream {
    match subject {
        Subject::Of { kind, by } => {
            let by = by.unraw().to_string();
            quote!(::lodge_register::Subject::Of { kind: #kind, by: #by })
        }
        Subject::Nobody(why) => quote!(::lodge_register::Subject::Nobody(#why)),
    }
}

fn keep(keep: &Keep) -> TokenStream {
    match keep {
        Keep::UntilDeleted => quote!(::lodge_register::Keep::UntilDeleted),
        Keep::Days { days, after } => {
            let after = after.unraw().to_string();
            quote!(::lodge_register::Keep::Days { days: #days, after: #after })
        }
        Keep::Until(column) => {
            let column = column.unraw().to_string();
            quote!(::lodge_register::Keep::Until(#column))
        }
    }
}

/// Blanking a sealed column blanks the index that finds it, said or not.
fn on_erase(on_erase: &OnErase, data: &[Data]) -> TokenStream {
    match on_erase {
        OnErase::Delete => quote!(::lodge_register::OnErase::Delete),
        OnErase::Retain(why) => quote!(::lodge_register::OnErase::Retain(#why)),
        OnErase::Blank(columns) => {
            let mut names: Vec<String> = Vec::new();
            for column in columns {
                let name = column.unraw().to_string();
                let blind =
                    data.iter().find(|field| field.name == name).and_then(|field| field.blind.as_ref());
                for name in std::iter::once(name).chain(blind.map(syn::LitStr::value)) {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
            }
            quote!(::lodge_register::OnErase::Blank(&[#(#names),*]))
        }
    }
}

/// The field's column and, behind it, its blind index.
fn columns(field: &Data) -> TokenStream {
    let Data { name, ty, class, key, public, blind, also, .. } = field;
    let also = also.as_ref().map_or_else(
        || quote!(::std::option::Option::None),
        |kind| quote!(::std::option::Option::Some(#kind)),
    );
    let span = ty.span();
    let of = quote_spanned!(span=> <#ty as ::lodge_register::Field>);
    let blind = blind.as_ref().map(|blind| {
        quote! {
            ::lodge_register::Column {
                name: #blind,
                class: ::lodge_register::DataClass::BlindIndex,
                sql: ::lodge_register::SqlKind::Blob,
                nullable: #of::NULLABLE,
                sealed: false,
                blind_of: ::std::option::Option::Some(#name),
                refers: ::std::option::Option::None,
                key: false,
                also: ::std::option::Option::None,
            },
        }
    });
    quote! {
        ::lodge_register::Column {
            name: #name,
            class: ::lodge_register::DataClass::#class,
            sql: ::lodge_register::private::kind(#of::KIND, #of::PERSONAL && !#public),
            nullable: #of::NULLABLE,
            sealed: #of::PERSONAL && !#public,
            blind_of: ::std::option::Option::None,
            refers: #of::REFERS,
            key: #key,
            also: #also,
        },
        #blind
    }
}

/// What only the type can tell: whether it is `Personal`.
fn checks(field: &Data, sentence: &Sentence) -> TokenStream {
    let Data { name, ty, class, public, blind, .. } = field;
    let somebodys = matches!(sentence.subject, Subject::Of { .. });
    let revealing = ["Name", "Contact", "Content", "Network"].iter().any(|revealing| class == revealing);
    let mut checks = TokenStream::new();
    let mut check = |holds: bool, message: String| {
        if holds {
            let span = ty.span();
            checks.extend(quote_spanned! {span=>
                const _: () = ::std::assert!(<#ty as ::lodge_register::Field>::PERSONAL, #message);
            });
        }
    };
    check(blind.is_some(), format!("a blind index finds a sealed value: is `{name}` not `Personal<..>`?"));
    check(*public, format!("`public` says that somebody's value is shown: is `{name}` not `Personal<..>`?"));
    check(
        somebodys && revealing && !*public && blind.is_none(),
        format!("`{name}` reveals something about somebody: is it not `Personal<..>`?"),
    );
    checks
}
