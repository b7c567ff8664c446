//! Bodies of what is held in the cache, as JSON.

use lodge_register::Entry;
use lodge_store::{Cache, StoreError};
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;

/// Holds a body for as long as its entry says.
pub(crate) async fn put<T: Serialize + Sync>(
    cache: &Cache,
    entry: &'static Entry,
    key: &[u8],
    body: &T,
) -> Result<(), StoreError> {
    put_for(cache, entry, key, body, Duration::MAX).await
}

/// Holds a body for this long, or as long as its entry says if that is shorter.
pub(crate) async fn put_for<T: Serialize + Sync>(
    cache: &Cache,
    entry: &'static Entry,
    key: &[u8],
    body: &T,
    lifetime: Duration,
) -> Result<(), StoreError> {
    let body = serde_json::to_vec(body).map_err(|_| StoreError::Arguments("a body cannot be written"))?;
    cache.put_for(entry, key, &body, lifetime).await
}

/// The body under a key. One that another version wrote is as good as absent.
pub(crate) async fn get<T: DeserializeOwned>(
    cache: &Cache,
    entry: &'static Entry,
    key: &[u8],
) -> Result<Option<T>, StoreError> {
    let body = cache.get(entry, key).await?;
    Ok(body.and_then(|body| serde_json::from_slice(&body).ok()))
}

/// The body under a key, which is then gone: of two that take, one gets it.
pub(crate) async fn take<T: DeserializeOwned>(
    cache: &Cache,
    entry: &'static Entry,
    key: &[u8],
) -> Result<Option<T>, StoreError> {
    let body = cache.take(entry, key).await?;
    Ok(body.and_then(|body| serde_json::from_slice(&body).ok()))
}
