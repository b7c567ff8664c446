//! What is done by the clock: purging every hour, a backup every day.

use lodge_custody::{Custody, Purged, backup, tend};
use lodge_module::Shutdown;
use std::{error::Error, time::Duration};
use tokio::time::{MissedTickBehavior, interval};

const HOUR: Duration = Duration::from_secs(3600);

/// Purges at once, and from then on every hour; makes a backup when there is none of today.
pub(super) async fn run(custody: Custody, mut stop: Shutdown) {
    let mut hours = interval(HOUR);
    hours.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = hours.tick() => {}
            () = stop.requested() => return,
        }
        hourly(&custody).await;
    }
}

async fn hourly(custody: &Custody) {
    match tend(custody).await {
        Ok(purged) if nothing(&purged) => {}
        Ok(purged) => tracing::info!(
            rows = purged.rows.iter().map(|(_, rows)| rows).sum::<u64>(),
            backups = purged.archives,
            "Removed what was past its day"
        ),
        Err(error) => {
            tracing::error!(error = &error as &dyn Error, "What is past its day could not be removed");
        }
    }
    let tables: Vec<_> = custody.register.tables().collect();
    if let Err(error) = custody.db.tend_keys(&tables).await {
        tracing::error!(error = &error as &dyn Error, "The keys could not be renewed");
    }
    if has_todays(custody) {
        return;
    }
    match backup(custody).await {
        Ok(made) => tracing::info!(rows = made.rows, bytes = made.bytes, "Made the daily backup"),
        Err(error) => tracing::error!(error = &error as &dyn Error, "The daily backup could not be made"),
    }
}

fn nothing(purged: &Purged) -> bool {
    purged.rows.is_empty() && purged.archives == 0 && purged.keys == 0
}

/// Whether there is a backup of today. An archive's name begins with its day: `20261122T…`.
fn has_todays(custody: &Custody) -> bool {
    let today: String =
        custody.clock.now().to_string().chars().take(10).filter(|sign| *sign != '-').collect();
    let Ok(entries) = std::fs::read_dir(custody.places.backups()) else { return false };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(&today) && name.ends_with(lodge_custody::ENDING)
    })
}
