//! What the operator publishes for the mail host: among the first steps, and under Administration.

use std::sync::Arc;

use askama::Template;
use lodge_module::Sheet;
use lodge_web::{Fault, Page};

use super::{
    office::looks,
    record::{For, Record},
};
use crate::{
    dns::{Look, Mark},
    store,
};

/// The most domains of the operator that are looked at.
const MOST: usize = 5;

#[derive(Template)]
#[template(path = "mail/host.html")]
struct HostText<'a> {
    page: &'a Page,
    records: Vec<Record>,
    all_well: bool,
    /// What every domain says, where there is none yet.
    exchange: Option<String>,
}

/// The records of the mail host, as this one finds them.
pub(crate) fn sheet(look: Arc<Look>) -> Sheet {
    Sheet {
        write: Arc::new(move |page, who| {
            let look = Arc::clone(&look);
            Box::pin(async move {
                looks(&page.site, &who.account).await?;
                let held = store::domains_for(&page.site.db, who.account.id).await?;
                let domains: Vec<_> = held.into_iter().take(MOST).map(|held| held.domain).collect();
                let rows = look.host_sheet(&domains).await;
                let host = look.host();
                let all_well = !rows.is_empty() && rows.iter().all(|row| row.verdict.mark == Mark::Ok);
                let records = rows.iter().enumerate().map(|(at, row)| {
                    let id = format!("{}-{at}", row.what.word());
                    Record::of(page, row, (&row.name, host), For::Operator, id)
                });
                let records = records.collect();
                let exchange = domains.is_empty().then(|| format!("10 {host}."));
                HostText { page, records, all_well, exchange }.render().map_err(Fault::internal)
            })
        }),
    }
}
