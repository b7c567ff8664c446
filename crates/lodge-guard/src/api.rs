//! The guard over the API: everything that its pages can do.

mod agreements;
mod appeals;
mod cases;
mod drills;
mod guilds;
mod imports;
mod newcomers;
mod reports;
mod restore;
mod second;
mod settings;
mod shadow;
mod visits;
mod wanted;
mod which;

use axum::Extension;
use lodge_web::Site as House;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::panel::Porch;

/// Its routes, each with its description. They are found below `/api/v1`.
#[must_use]
pub fn routes(porch: &Porch) -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(guilds::list))
        .routes(routes!(guilds::read))
        .routes(routes!(guilds::lock))
        .routes(routes!(settings::read, settings::replace))
        .routes(routes!(settings::preset))
        .routes(routes!(cases::list))
        .routes(routes!(cases::read, cases::reword))
        .routes(routes!(cases::undo))
        .routes(routes!(reports::list))
        .routes(routes!(reports::settle))
        .routes(routes!(appeals::list))
        .routes(routes!(appeals::decide))
        .routes(routes!(second::list))
        .routes(routes!(second::decide))
        .routes(routes!(newcomers::list))
        .routes(routes!(newcomers::decide))
        .routes(routes!(visits::list))
        .routes(routes!(visits::judge))
        .routes(routes!(visits::likeness))
        .routes(routes!(shadow::read))
        .routes(routes!(shadow::switch))
        .routes(routes!(restore::changes))
        .routes(routes!(restore::restore))
        .routes(routes!(drills::play))
        .routes(routes!(imports::bring))
        .routes(routes!(agreements::list, agreements::accept))
        .routes(routes!(agreements::offer))
        .routes(routes!(agreements::agree))
        .routes(routes!(agreements::end))
        .layer(Extension(porch.clone()))
}
