//! What keeps guessing and flooding out, and lets people in.
#![expect(clippy::unwrap_used, unreachable_pub, reason = "a test")]

mod lockout;
mod pow;
mod scene;
mod waiting;
