//! What a statement is given.

use lodge_register::{Field, Id, Personal, Timestamp, Value};

/// The arguments of a statement, for `$1`, `$2`, …: a tuple, `()`, or a list of [`Value`]s.
pub trait Args {
    /// As cells.
    fn into_values(self) -> Vec<Value>;
}

/// One argument.
pub trait Arg {
    /// As a cell.
    fn into_value(self) -> Value;
}

impl Arg for Value {
    fn into_value(self) -> Value {
        self
    }
}
impl Arg for &Value {
    fn into_value(self) -> Value {
        self.clone()
    }
}
impl Arg for i64 {
    fn into_value(self) -> Value {
        Value::Int(self)
    }
}
impl Arg for i32 {
    fn into_value(self) -> Value {
        Value::Int(i64::from(self))
    }
}
impl Arg for u32 {
    fn into_value(self) -> Value {
        Value::Int(i64::from(self))
    }
}
impl Arg for bool {
    fn into_value(self) -> Value {
        Value::Int(i64::from(self))
    }
}
impl Arg for Timestamp {
    fn into_value(self) -> Value {
        Value::Int(self.millis())
    }
}
impl<T> Arg for Id<T> {
    fn into_value(self) -> Value {
        Value::Int(self.number())
    }
}
impl Arg for &str {
    fn into_value(self) -> Value {
        Value::Text(self.to_owned())
    }
}
impl Arg for String {
    fn into_value(self) -> Value {
        Value::Text(self)
    }
}
impl Arg for &String {
    fn into_value(self) -> Value {
        Value::Text(self.clone())
    }
}
impl Arg for &[u8] {
    fn into_value(self) -> Value {
        Value::Blob(self.to_vec())
    }
}
impl Arg for Vec<u8> {
    fn into_value(self) -> Value {
        Value::Blob(self)
    }
}
impl<const N: usize> Arg for [u8; N] {
    fn into_value(self) -> Value {
        Value::Blob(self.to_vec())
    }
}
impl<T: Field> Arg for &Personal<T> {
    fn into_value(self) -> Value {
        self.to_value()
    }
}
impl<T: Arg> Arg for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, Arg::into_value)
    }
}

impl Args for () {
    fn into_values(self) -> Vec<Value> {
        Vec::new()
    }
}
impl Args for Vec<Value> {
    fn into_values(self) -> Vec<Value> {
        self
    }
}
impl Args for &[Value] {
    fn into_values(self) -> Vec<Value> {
        self.to_vec()
    }
}
impl<const N: usize> Args for [Value; N] {
    fn into_values(self) -> Vec<Value> {
        self.into()
    }
}

macro_rules! tuples {
    ($(($($name:ident)+))+) => {$(
        impl<$($name: Arg),+> Args for ($($name,)+) {
            #[expect(non_snake_case, reason = "a variable for each type parameter")]
            fn into_values(self) -> Vec<Value> {
                let ($($name,)+) = self;
                vec![$($name.into_value()),+]
            }
        }
    )+};
}

tuples! {
    (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H)
    (A B C D E F G H I) (A B C D E F G H I J) (A B C D E F G H I J K) (A B C D E F G H I J K L)
}
