//! A row as cells.

use crate::StoreError;
use lodge_register::Value;
use std::sync::Arc;

/// A row of an answer: cells in the order of the statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    names: Arc<[String]>,
    values: Vec<Value>,
}

impl Row {
    pub(crate) const fn new(names: Arc<[String]>, values: Vec<Value>) -> Self {
        Self { names, values }
    }

    pub(crate) const fn names(&self) -> &Arc<[String]> {
        &self.names
    }

    /// All cells.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// All cells, taken out.
    #[must_use]
    pub fn into_values(self) -> Vec<Value> {
        self.values
    }

    /// A cell.
    ///
    /// # Errors
    /// [`StoreError::Cell`] if the row is shorter.
    pub fn get(&self, column: usize) -> Result<&Value, StoreError> {
        self.values.get(column).ok_or(StoreError::Cell { column, expected: "there" })
    }

    /// A number.
    ///
    /// # Errors
    /// [`StoreError::Cell`] if it is none.
    pub fn int(&self, column: usize) -> Result<i64, StoreError> {
        match self.get(column)? {
            Value::Int(number) => Ok(*number),
            _ => Err(StoreError::Cell { column, expected: "a whole number" }),
        }
    }

    /// Text.
    ///
    /// # Errors
    /// [`StoreError::Cell`] if it is none.
    pub fn text(&self, column: usize) -> Result<&str, StoreError> {
        match self.get(column)? {
            Value::Text(text) => Ok(text),
            _ => Err(StoreError::Cell { column, expected: "text" }),
        }
    }

    /// Bytes.
    ///
    /// # Errors
    /// [`StoreError::Cell`] if it is none.
    pub fn blob(&self, column: usize) -> Result<&[u8], StoreError> {
        match self.get(column)? {
            Value::Blob(bytes) => Ok(bytes),
            _ => Err(StoreError::Cell { column, expected: "bytes" }),
        }
    }

    /// Whether the cell is NULL.
    ///
    /// # Errors
    /// [`StoreError::Cell`] if the row is shorter.
    pub fn is_null(&self, column: usize) -> Result<bool, StoreError> {
        Ok(*self.get(column)? == Value::Null)
    }
}
