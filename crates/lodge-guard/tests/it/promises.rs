//! Promises D1, D2, D4, D5, D6, D9 and D10: what the guard keeps of members and servers, for how long, and who is told.

mod asked;
mod columns;
mod ends;
mod full;
mod quarters;
mod scene;
mod services;
mod silent;
mod visits;
