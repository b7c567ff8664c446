//! What is spam, and what is counted.

mod akismet;
mod blog;
mod counted;
mod learned;
mod refused;
