//! Whether those who have an account were told of what this version keeps (promise C13). Looked at before anything else
//! of it touches the database.

use crate::{
    cli::policy::{has_policies, written},
    failure::Failure,
    house::House,
    out,
};
use lodge_accounts::notices::Standing;

/// Says what is amiss; refuses to start, where the operator wants it so.
pub(super) async fn look(house: &House) -> Result<(), Failure> {
    if !has_policies(house).await? {
        return Ok(());
    }
    let accounts = house.db.rows("SELECT 1 FROM accounts_account LIMIT 1", ()).await?;
    let standing = lodge_console::standing(&house.db, &*house.clock, &house.register).await?;
    let what = match standing {
        _ if accounts.is_empty() => return Ok(()),
        Standing::InForce => return Ok(()),
        Standing::Unannounced => {
            "this version keeps something else about people than they were told of".to_owned()
        }
        Standing::Announced { effective_at, untold } => format!(
            "what this version keeps takes effect on {}, and accounts still to be told of it: {untold}",
            written(effective_at)
        ),
    };
    let hint = match standing {
        Standing::Unannounced => {
            "`lodge policy diff` says what changes, `lodge policy announce` tells everybody; run the version before until its day"
        }
        Standing::Announced { .. } | Standing::InForce => "run the version before until that day",
    };
    if house.settings.hold_until_announced {
        let hint = format!("{hint}, or set `policy.hold_until_announced` to `no`");
        return Err(Failure::new(what).hint(hint));
    }
    tracing::warn!("This version keeps what nobody was told of in time");
    out::tell(format!("warning: {what}\nhint: {hint}"));
    Ok(())
}
