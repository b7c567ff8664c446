//! Cells to and from PostgreSQL's types.

use crate::{Row, StoreError};
use lodge_register::Value;
use std::{error::Error, sync::Arc};
use tokio_postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};

/// An argument. What type the server expects is known by the time it is sent.
#[derive(Debug)]
pub(crate) struct Bound<'a>(pub(crate) &'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self.0, ty) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Int(number), &Type::INT8) => number.to_sql(ty, out),
            (Value::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(ty, out),
            (Value::Int(number), &Type::INT2) => i16::try_from(*number)?.to_sql(ty, out),
            (
                Value::Text(text),
                &Type::TEXT | &Type::VARCHAR | &Type::NAME | &Type::BPCHAR | &Type::UNKNOWN,
            ) => text.to_sql(ty, out),
            (Value::Blob(bytes), &Type::BYTEA) => bytes.to_sql(ty, out),
            _ => Err("another type".into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// Rows of the server as rows of ours.
pub(crate) fn rows(found: Vec<tokio_postgres::Row>) -> Result<Vec<Row>, StoreError> {
    let Some(first) = found.first() else { return Ok(Vec::new()) };
    let names: Arc<[String]> = first.columns().iter().map(|column| column.name().to_owned()).collect();
    let row = |row: tokio_postgres::Row| {
        let values = (0..row.len()).map(|column| cell(&row, column)).collect::<Result<_, _>>()?;
        Ok(Row::new(names.clone(), values))
    };
    found.into_iter().map(row).collect()
}

fn cell(row: &tokio_postgres::Row, column: usize) -> Result<Value, StoreError> {
    let unfit = |_| StoreError::Cell { column, expected: "a whole number, text or bytes" };
    let ty = row.columns().get(column).map(tokio_postgres::Column::type_);
    let value = match ty {
        Some(&Type::INT8) => row.try_get::<_, Option<i64>>(column).map_err(unfit)?.map(Value::Int),
        Some(&Type::INT4) => {
            row.try_get::<_, Option<i32>>(column).map_err(unfit)?.map(|number| Value::Int(number.into()))
        }
        Some(&Type::INT2) => {
            row.try_get::<_, Option<i16>>(column).map_err(unfit)?.map(|number| Value::Int(number.into()))
        }
        Some(&Type::BOOL) => {
            row.try_get::<_, Option<bool>>(column).map_err(unfit)?.map(|is| Value::Int(is.into()))
        }
        Some(&Type::TEXT | &Type::VARCHAR | &Type::NAME | &Type::BPCHAR | &Type::UNKNOWN) => {
            row.try_get::<_, Option<String>>(column).map_err(unfit)?.map(Value::Text)
        }
        Some(&Type::BYTEA) => row.try_get::<_, Option<Vec<u8>>>(column).map_err(unfit)?.map(Value::Blob),
        Some(&Type::VOID) => None,
        _ => return Err(StoreError::Cell { column, expected: "a whole number, text or bytes" }),
    };
    Ok(value.unwrap_or(Value::Null))
}
