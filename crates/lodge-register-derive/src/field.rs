//! What `#[data(..)]` says about a field.

use syn::{
    Error, Field, Ident, LitStr, Path, Result, Token, Type,
    ext::IdentExt,
    parse::{Parse, ParseStream},
    spanned::Spanned,
};

/// One field and what it reveals.
pub(crate) struct Data {
    pub(crate) ident: Ident,
    /// The column's name.
    pub(crate) name: String,
    pub(crate) ty: Type,
    pub(crate) class: Ident,
    pub(crate) key: bool,
    pub(crate) public: bool,
    pub(crate) blind: Option<LitStr>,
    /// What kind of person the row is about as well.
    pub(crate) also: Option<Path>,
}

/// What a field may say that it reveals. `BlindIndex` is missing: the store computes those.
const CLASSES: [&str; 11] = [
    "Identifier",
    "Name",
    "Contact",
    "Content",
    "Credential",
    "Network",
    "Time",
    "Setting",
    "Count",
    "Reason",
    "Technical",
];

impl Data {
    /// Reads one field.
    pub(crate) fn read(field: &Field) -> Result<Self> {
        let Some(ident) = field.ident.clone() else {
            return Err(Error::new(field.span(), "a column has a name: give the field one"));
        };
        let name = ident.unraw().to_string();
        let mut said = None;
        for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("data")) {
            if said.replace(attribute.parse_args::<Said>()?).is_some() {
                return Err(Error::new(attribute.span(), format!("what `{name}` reveals is said twice")));
            }
        }
        let Some(Said { class, key, public, blind, also }) = said else {
            return Err(Error::new(
                ident.span(),
                format!("what does `{name}` reveal? say `#[data(..)]` with one of {}", CLASSES.join(", ")),
            ));
        };
        if let (true, Some(blind)) = (public, &blind) {
            return Err(Error::new(
                blind.span(),
                format!(
                    "a blind index finds a sealed column, and `{name}` is public: is it public or sealed?"
                ),
            ));
        }
        Ok(Self { key: key || name == "id", ident, name, ty: field.ty.clone(), class, public, blind, also })
    }
}

struct Said {
    class: Ident,
    key: bool,
    public: bool,
    blind: Option<LitStr>,
    also: Option<Path>,
}

impl Parse for Said {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let class: Ident = input.parse()?;
        if class == "BlindIndex" {
            return Err(Error::new(
                class.span(),
                "a blind index is no field: say `blind = \"column\"` on the sealed field that it finds",
            ));
        }
        if !CLASSES.iter().any(|known| class == known) {
            let classes = CLASSES.join(", ");
            return Err(Error::new(class.span(), format!("what is `{class}`? data is one of {classes}")));
        }
        let mut said = Self { class, key: false, public: false, blind: None, also: None };
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let word: Ident = input.parse()?;
            match word.to_string().as_str() {
                "key" => said.key = true,
                "public" => said.public = true,
                "blind" => {
                    input.parse::<Token![=]>()?;
                    said.blind = Some(input.parse()?);
                }
                "also" => {
                    input.parse::<Token![=]>()?;
                    said.also = Some(input.parse()?);
                }
                _ => {
                    return Err(Error::new(
                        word.span(),
                        format!(
                            "what does `{word}` mean here? a field says its class, then `key`, `public`, `blind = \"…\"` or `also = KIND`"
                        ),
                    ));
                }
            }
        }
        Ok(said)
    }
}
