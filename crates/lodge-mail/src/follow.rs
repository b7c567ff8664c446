//! Follows the database, so that aliases changed by a command or another node take effect.

use std::{sync::Arc, time::Duration};

use lodge_module::Shutdown;
use tracing::{info, warn};

use crate::gate::Gate;

/// How often it is asked whether anything changed. A new alias does not wait for it; a removed one does.
const EVERY: Duration = Duration::from_secs(1);

/// Follows until `stop`.
pub(crate) async fn follow(gate: Arc<Gate>, mut stop: Shutdown) {
    let mut failing = false;
    loop {
        tokio::select! {
            () = stop.requested() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
        match gate.refresh().await {
            Ok(()) if failing => {
                failing = false;
                info!("Aliases and deny-list can be read again");
            }
            Ok(()) => {}
            // Said once, not every second.
            Err(_) if failing => {}
            Err(error) => {
                failing = true;
                warn!(error = %error, "Aliases and deny-list cannot be read; mail goes on as they were");
            }
        }
    }
}
