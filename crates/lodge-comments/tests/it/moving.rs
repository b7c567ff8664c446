//! Moving in and out, through the database.

mod again;
mod house;
mod round;
mod taken_back;
