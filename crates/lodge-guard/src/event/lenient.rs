//! Reading what was sent, whatever it is: an odd field is a missing field, and never loses its event.
//!
//! A visitor here takes every kind of value. What does not fit is walked over, so that what follows is still read.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use lodge_register::Timestamp;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Text;
use crate::{allowed::Permissions, ids::Snowflake, when};

/// What can be heard.
pub trait Heard: Sized {
    /// What was sent; nothing if it was null or something else.
    ///
    /// # Errors
    /// Only what is not JSON.
    fn heard<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error>;
}

/// What was sent, or what stands for nothing.
///
/// # Errors
/// Only what is not JSON.
pub(crate) fn hear<'de, D: Deserializer<'de>, T: Heard + Default>(deserializer: D) -> Result<T, D::Error> {
    T::heard(deserializer).map(Option::unwrap_or_default)
}

/// Declares structs that can be heard: every field may be missing, null or odd.
macro_rules! heard {
    ($( $(#[$about:meta])* pub struct $name:ident {
        $( $(#[$of_field:meta])* pub $field:ident: $kind:ty, )*
    } )*) => { $(
        $(#[$about])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Deserialize)]
        pub struct $name {
            $(
                $(#[$of_field])*
                #[serde(default, deserialize_with = "crate::event::lenient::hear")]
                pub $field: $kind,
            )*
        }
        impl $crate::event::Heard for $name {
            fn heard<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
                $crate::event::lenient::part(deserializer)
            }
        }
    )* };
}
pub(crate) use heard;

/// One value on its own: a number, a word, a yes.
trait Simple: Sized {
    fn of_unsigned(_: u64) -> Option<Self> {
        None
    }
    fn of_signed(number: i64) -> Option<Self> {
        u64::try_from(number).ok().and_then(Self::of_unsigned)
    }
    fn of_float(number: f64) -> Option<Self> {
        #[expect(clippy::cast_possible_truncation, reason = "a cast of a float saturates")]
        Self::of_signed(number as i64)
    }
    fn of_bool(_: bool) -> Option<Self> {
        None
    }
    fn of_str(text: &str) -> Option<Self>;
}

macro_rules! numbers { ($($number:ty)*) => { $(
    impl Simple for $number {
        fn of_unsigned(number: u64) -> Option<Self> { number.try_into().ok() }
        fn of_signed(number: i64) -> Option<Self> { number.try_into().ok() }
        fn of_bool(yes: bool) -> Option<Self> { Some(yes.into()) }
        fn of_str(text: &str) -> Option<Self> { text.parse().ok() }
    }
)* } }
numbers! { u8 u16 u32 u64 i64 }

impl Simple for bool {
    fn of_unsigned(number: u64) -> Option<Self> {
        Some(number != 0)
    }
    fn of_bool(yes: bool) -> Option<Self> {
        Some(yes)
    }
    fn of_str(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}
impl Simple for Text {
    fn of_unsigned(number: u64) -> Option<Self> {
        Some(number.to_string().as_str().into())
    }
    fn of_str(text: &str) -> Option<Self> {
        Some(text.into())
    }
}
impl<T> Simple for Snowflake<T> {
    fn of_unsigned(number: u64) -> Option<Self> {
        (number != 0).then(|| Self::new(number))
    }
    fn of_str(text: &str) -> Option<Self> {
        text.parse().ok().and_then(Self::of_unsigned)
    }
}
impl Simple for Permissions {
    fn of_unsigned(bits: u64) -> Option<Self> {
        Some(Self::of_bits(bits))
    }
    fn of_str(text: &str) -> Option<Self> {
        text.parse().ok().map(Self::of_bits)
    }
}
impl Simple for Timestamp {
    fn of_signed(millis: i64) -> Option<Self> {
        Some(Self::from_millis(millis))
    }
    fn of_unsigned(millis: u64) -> Option<Self> {
        millis.try_into().ok().map(Self::from_millis)
    }
    fn of_str(text: &str) -> Option<Self> {
        when::read(text)
    }
}

macro_rules! simple { ($($kind:ty)*) => { $(
    impl Heard for $kind {
        fn heard<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
            deserializer.deserialize_any(One::<Self>(PhantomData))
        }
    }
)* } }
simple! { u8 u16 u32 u64 i64 bool Text Permissions Timestamp }

impl<T> Heard for Snowflake<T> {
    fn heard<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(One::<Self>(PhantomData))
    }
}
impl<T: Heard> Heard for Option<T> {
    fn heard<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        T::heard(deserializer).map(Some)
    }
}
impl<T: Heard> Heard for Box<T> {
    fn heard<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        Ok(T::heard(deserializer)?.map(Box::new))
    }
}
impl<T: Heard> Heard for Vec<T> {
    fn heard<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(Many::<T>(PhantomData))
    }
}
impl<K, T: Heard> Heard for BTreeMap<Snowflake<K>, T> {
    fn heard<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(Named::<K, T>(PhantomData))
    }
}
impl Heard for serde_json::Value {
    fn heard<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        serde::Deserialize::deserialize(deserializer).map(Some)
    }
}

/// A struct, if it is one.
///
/// # Errors
/// Only what is not JSON.
pub(crate) fn part<'de, D: Deserializer<'de>, T: serde::Deserialize<'de>>(
    d: D,
) -> Result<Option<T>, D::Error> {
    d.deserialize_any(Part::<T>(PhantomData))
}

/// Takes the kinds of value that a visitor has no use for.
macro_rules! walk_over {
    ($($kind:ident)*) => { $( walk_over!(@ $kind); )* };
    (@ simple) => {
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> { Ok(None) }
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> { Ok(None) }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> { Ok(None) }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> { Ok(None) }
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> { Ok(None) }
    };
    (@ null) => {
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("anything") }
        fn visit_unit<E>(self) -> Result<Self::Value, E> { Ok(None) }
        fn visit_none<E>(self) -> Result<Self::Value, E> { Ok(None) }
    };
    (@ list) => {
        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            Ok(None)
        }
    };
    (@ map) => {
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            Ok(None)
        }
    };
}

struct One<T>(PhantomData<T>);

impl<'de, T: Simple> Visitor<'de> for One<T> {
    type Value = Option<T>;
    walk_over! { null list map }

    fn visit_bool<E>(self, yes: bool) -> Result<Self::Value, E> {
        Ok(T::of_bool(yes))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(T::of_signed(number))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(T::of_unsigned(number))
    }
    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(T::of_float(number))
    }
    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(T::of_str(text))
    }
}

struct Part<T>(PhantomData<T>);

impl<'de, T: serde::Deserialize<'de>> Visitor<'de> for Part<T> {
    type Value = Option<T>;
    walk_over! { null simple list }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(Some)
    }
}

struct Many<T>(PhantomData<T>);

impl<'de, T: Heard> Visitor<'de> for Many<T> {
    type Value = Option<Vec<T>>;
    walk_over! { null simple map }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut many = Vec::new();
        while let Some(one) = list.next_element_seed(Seed::<T>(PhantomData))? {
            many.extend(one);
        }
        Ok(Some(many))
    }
}

struct Named<K, T>(PhantomData<(fn() -> K, T)>);

impl<'de, K, T: Heard> Visitor<'de> for Named<K, T> {
    type Value = Option<BTreeMap<Snowflake<K>, T>>;
    walk_over! { null simple list }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut named = BTreeMap::new();
        while let Some(id) = map.next_key_seed(Seed::<Snowflake<K>>(PhantomData))? {
            let one = map.next_value_seed(Seed::<T>(PhantomData))?;
            named.extend(id.zip(one));
        }
        Ok(Some(named))
    }
}

struct Seed<T>(PhantomData<T>);

impl<'de, T: Heard> DeserializeSeed<'de> for Seed<T> {
    type Value = Option<T>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        T::heard(deserializer)
    }
}
