//! What pages and API stand on: the guard's desk, if there is a guard, and the way to Discord's sign-in.

use std::sync::{Arc, OnceLock};

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
};
use lodge_web::{Fault, Site as House};

use crate::{commands::Desk, gate::Progress, keeper::discord::Portal};

/// What pages and API stand on. Clones are the same porch.
#[derive(Clone)]
pub struct Porch {
    /// The house.
    pub house: House,
    /// How the guard was set up.
    pub setup: Arc<Setup>,
}

/// How the guard was set up.
#[derive(Default)]
pub struct Setup {
    /// What commands are carried out with; nothing, where there is no guard or it has not begun yet.
    pub desk: Arc<OnceLock<Desk>>,
    /// How far each connection got.
    pub progress: Arc<OnceLock<Vec<Arc<Progress>>>>,
    /// As which application people say on Discord who they are; nothing, where no secret was set.
    pub portal: Option<Portal>,
    /// Where the bot is invited to a server; nothing, where there is no guard.
    pub invitation: Option<String>,
    /// Whether it hears what messages say.
    pub hears_content: bool,
}

/// The porch that a request came to.
pub(crate) struct At(pub(crate) Porch);

impl<S: Send + Sync> FromRequestParts<S> for At {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        // It is laid over every route of the guard.
        let porch = parts.extensions.get::<Porch>().cloned();
        porch.map(Self).ok_or(Fault::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))
    }
}

impl Porch {
    /// The porch of a guard that was set up like this.
    #[must_use]
    pub const fn new(house: House, setup: Arc<Setup>) -> Self {
        Self { house, setup }
    }

    /// What commands are carried out with.
    pub(crate) fn desk(&self) -> Option<&Desk> {
        self.setup.desk.get()
    }

    /// Where Discord sends people back to.
    pub(crate) fn back(&self) -> String {
        format!("{}/guard/back", self.house.origin().as_str())
    }
}
