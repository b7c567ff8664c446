//! Choices that are stored as one word.

/// An enum whose variants are stored, and said in forms and programs, as these words.
macro_rules! stored_words {
    ($(#[$meta:meta])* pub enum $name:ident: $expected:literal { $($(#[$of:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$of])* $variant,)+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word for it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// What this word means.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> ::std::result::Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> ::std::result::Result<Self, D::Error> {
                let word = <String as ::serde::Deserialize>::deserialize(from)?;
                Self::parse(&word).ok_or_else(|| ::serde::de::Error::custom($expected))
            }
        }

        impl ::lodge_register::Field for $name {
            const KIND: ::lodge_register::SqlKind = ::lodge_register::SqlKind::Text;
            fn to_value(&self) -> ::lodge_register::Value {
                ::lodge_register::Value::Text(self.as_str().to_owned())
            }
            fn from_value(
                value: ::lodge_register::Value,
            ) -> ::std::result::Result<Self, ::lodge_register::Unreadable> {
                let word = <String as ::lodge_register::Field>::from_value(value)?;
                Self::parse(&word).ok_or(::lodge_register::Unreadable::expected($expected))
            }
        }
    };
}

pub(crate) use stored_words;
