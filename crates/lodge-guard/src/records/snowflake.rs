//! Discord's numbers as columns.

use lodge_register::{Field, SqlKind, Unreadable, Value};
use lodge_store::Arg;

use crate::ids::Snowflake;

impl<T> Field for Snowflake<T> {
    const KIND: SqlKind = SqlKind::Int;

    fn to_value(&self) -> Value {
        // Discord's numbers stay below 2^63 until 2084.
        Value::Int(self.get().cast_signed())
    }

    fn from_value(value: Value) -> Result<Self, Unreadable> {
        i64::from_value(value).map(|number| Self::new(number.cast_unsigned()))
    }
}

impl<T> Arg for Snowflake<T> {
    fn into_value(self) -> Value {
        self.to_value()
    }
}
