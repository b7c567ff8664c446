//! What the dashboard does by the clock: what was decided or erased elsewhere, events and notices that are due, and the daily
//! comparison with the register.

use std::{error::Error, path::PathBuf, sync::Arc, time::Duration};

use lodge_custody::{Custody, Heeded};
use lodge_module::Shutdown;
use lodge_register::Timestamp;
use lodge_store::StoreError;
use lodge_web::{Language, Origin, Site};
use tokio::time::{MissedTickBehavior, interval};

use crate::{Setting, notices, transparency::looked_over, webhooks};

/// How often it is looked what is due.
const BEAT: Duration = Duration::from_secs(5);

/// Sets the site up as the operator decided in the browser; where the configuration says where the pages are, that
/// counts. From then on, events are noted.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn settle(site: &Site, public_url_locked: bool) -> Result<(), StoreError> {
    site.events.heard_by(webhooks::Ears { db: site.db.clone(), clock: Arc::clone(&site.clock) });
    follow(site, public_url_locked).await?;
    notices::begin(site).await
}

/// Takes over what the operator decided in the browser, here or at another program on the same database: that one knows
/// it at once, the others within five seconds.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn follow(site: &Site, public_url_locked: bool) -> Result<(), StoreError> {
    let url = Setting::PublicUrl.read(&site.db).await?.and_then(|url| Origin::parse(&url).ok());
    if let Some(origin) = url.filter(|origin| !public_url_locked && *origin != *site.origin()) {
        site.move_to(origin);
    }
    if let Some(language) = Setting::Language.read(&site.db).await?.and_then(|tag| Language::of_tag(&tag)) {
        site.speak(language);
    }
    Ok(())
}

/// What is tended.
pub struct Tended {
    /// The site.
    pub site: Site,
    /// What carries the register out.
    pub custody: Custody,
    /// Files that nobody but their owner may read.
    pub private: Vec<PathBuf>,
    /// Whether the configuration says where the pages are.
    pub public_url_locked: bool,
}

/// Does what is due, until it is asked to stop.
pub async fn tend(tended: Tended, mut stop: Shutdown) {
    let Tended { site, custody, private, public_url_locked } = tended;
    let mut beats = interval(BEAT);
    beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut next_minute, mut next_hour) = (site.clock.now(), site.clock.now());
    let mut heeded = Heeded::new();
    let mut telling = webhooks::Telling::default();
    loop {
        tokio::select! {
            _ = beats.tick() => {}
            // There is room for the next one.
            () = telling.ended() => {}
            () = stop.requested() => return telling.finish().await,
        }
        if let Err(error) = follow(&site, public_url_locked).await {
            tracing::error!(error = &error as &dyn Error, "What the operator decided could not be read");
        }
        if let Err(error) = lodge_custody::heed(&custody.register, &site.db, &site.cache, &mut heeded).await {
            tracing::error!(error = &error as &dyn Error, "Who was erased elsewhere could not be read");
        }
        if let Err(error) = telling.begin(&site).await {
            tracing::error!(error = &error as &dyn Error, "The events that are due could not be read");
        }
        if site.clock.now() >= next_minute {
            next_minute = site.clock.now().plus_millis(60_000);
            if let Err(error) = notices::send_due(&site).await {
                tracing::error!(error = &error as &dyn Error, "The notices that are due could not be read");
            }
        }
        if site.clock.now() >= next_hour {
            next_hour = site.clock.now().plus_millis(3_600_000);
            hourly(&site, &custody, &private).await;
        }
    }
}

async fn hourly(site: &Site, custody: &Custody, private: &[PathBuf]) {
    if let Err(error) = webhooks::forget_former(&site.db, site.clock.now()).await {
        tracing::error!(
            error = &error as &dyn Error,
            "The former secrets of webhooks could not be forgotten"
        );
    }
    let last = looked_over::last(&site.db).await;
    let today = site.clock.now().plus_millis(-Timestamp::DAY);
    if matches!(last, Ok(Some(audited)) if audited.made_at > today) {
        return;
    }
    match looked_over::look_over(custody, private).await {
        Ok(report) if report.is_clean() => tracing::info!("Compared this Lodge with its register"),
        Ok(report) => {
            tracing::warn!(count = report.findings.len(), "This Lodge is not what its register says");
        }
        Err(error) => {
            tracing::error!(
                error = &error as &dyn Error,
                "This Lodge could not be compared with its register"
            );
        }
    }
}
