//! `/admin/backups`: which there are, and one more.

use askama::Template;
use axum::response::Response;
use lodge_custody::Shelved;
use lodge_web::{Fault, Operator, Page, html, on};

use crate::{House, transparency::looked_over};

#[derive(Template)]
#[template(path = "admin/backups.html")]
struct Listed<'a> {
    page: &'a Page,
    backups: Vec<(Shelved, String)>,
    folder: String,
}

/// `GET /admin/backups`
pub(crate) async fn page(page: Page, _: Operator, House(console): House) -> Result<Response, Fault> {
    let backups = looked_over::backups(&console.custody).await?;
    let backups = backups.into_iter().rev().map(|backup| {
        let size = size(backup.bytes);
        (backup, size)
    });
    let folder = console.custody.places.backups().display().to_string();
    Ok(html(&Listed { page: &page, backups: backups.collect(), folder }))
}

/// `POST /admin/backups`
pub(crate) async fn make(_: Operator, House(console): House) -> Result<Response, Fault> {
    lodge_custody::backup(&console.custody).await.map_err(Fault::internal)?;
    Ok(on("/admin/backups", "admin-backed-up"))
}

/// `4.2 MiB`
fn size(bytes: u64) -> String {
    let units = [(1_u64 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    match units.into_iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, name)) => format!("{}.{} {name}", bytes / unit, bytes % unit * 10 / unit),
        None => format!("{bytes} B"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_short() {
        assert_eq!([size(7), size(1536), size(5 << 20)], ["7 B", "1.5 KiB", "5.0 MiB"]);
    }
}
