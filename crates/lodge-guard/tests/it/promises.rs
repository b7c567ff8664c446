//! Promises D1, D2, D5, D6 and D10: what the guard keeps of members and servers, for how long, and who is told.

mod asked;
mod columns;
mod ends;
mod full;
mod scene;
mod silent;
