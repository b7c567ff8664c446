//! The cache in Redis or Valkey.

use crate::{Fault, StoreError};
use lodge_register::Secret;
use redis::{
    AsyncConnectionConfig, Client, Cmd, FromRedisValue, Pipeline, RedisError, aio::MultiplexedConnection, cmd,
};
use std::time::Duration;
use tokio::sync::Mutex;

/// How long to wait for a connection, and for an answer.
const PATIENCE: Duration = Duration::from_secs(3);

pub(crate) struct Redis {
    client: Client,
    connection: Mutex<Option<MultiplexedConnection>>,
    warning: Option<String>,
}

impl Redis {
    pub(crate) async fn open(address: &Secret<String>) -> Result<Self, StoreError> {
        let client = client(address).map_err(|_| {
            StoreError::Address("a Redis address is `redis://[user:password@]host:port/[number]`")
        })?;
        let mut redis = Self { client, connection: Mutex::new(None), warning: None };
        redis.ask::<()>(&cmd("PING")).await?;
        redis.warning = redis.look_at_the_disk().await;
        Ok(redis)
    }

    pub(crate) fn durability_warning(&self) -> Option<&str> {
        self.warning.as_deref()
    }

    pub(crate) async fn put(&self, key: &str, body: &[u8], millis: u64) -> Result<(), StoreError> {
        self.ask(cmd("SET").arg(key).arg(body).arg("PX").arg(millis)).await
    }

    pub(crate) async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.ask(cmd("GET").arg(key)).await
    }

    pub(crate) async fn take(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        // Not GETDEL: Redis before 6.2 does not know it.
        let mut both = redis::pipe();
        both.atomic().get(key).del(key).ignore();
        let (body,): (Option<Vec<u8>>,) = self.ask_together(&both).await?;
        Ok(body)
    }

    pub(crate) async fn remove(&self, key: &str) -> Result<bool, StoreError> {
        self.ask(cmd("DEL").arg(key)).await
    }

    pub(crate) async fn count(&self, key: &str, millis: u64) -> Result<u64, StoreError> {
        let mut both = redis::pipe();
        both.atomic();
        // Counting up keeps the lifetime that the first one set.
        both.cmd("SET").arg(key).arg(0).arg("PX").arg(millis).arg("NX").ignore().cmd("INCR").arg(key);
        let (count,): (u64,) = self.ask_together(&both).await?;
        Ok(count)
    }

    /// How many were counted, without counting.
    pub(crate) async fn counted(&self, key: &str) -> Result<u64, StoreError> {
        let count: Option<u64> = self.ask(cmd("GET").arg(key)).await?;
        Ok(count.unwrap_or(0))
    }

    /// Whether it writes what it holds to a disk.
    async fn look_at_the_disk(&self) -> Option<String> {
        let setting = async |name: &str| -> Option<String> {
            let found: Vec<String> = self.ask(cmd("CONFIG").arg("GET").arg(name)).await.ok()?;
            found.into_iter().nth(1)
        };
        match (setting("save").await, setting("appendonly").await) {
            (Some(save), Some(append)) if save.is_empty() && append == "no" => None,
            (Some(_), Some(_)) => Some(
                "Redis keeps a copy on disk; expired sessions stay readable there. \
                 Set `save \"\"` and `appendonly no` in its configuration"
                    .to_owned(),
            ),
            _ => Some(
                "could not check whether Redis keeps a copy on disk: it does not answer CONFIG GET. \
                 Make sure that its configuration says `save \"\"` and `appendonly no`"
                    .to_owned(),
            ),
        }
    }

    async fn ask<T: FromRedisValue>(&self, command: &Cmd) -> Result<T, StoreError> {
        let mut connection = self.connected().await?;
        let answer = match command.query_async(&mut connection).await {
            Err(error) if is_lost(&error) => {
                let mut connection = self.reconnected().await?;
                command.query_async(&mut connection).await
            }
            answer => answer,
        };
        answer.map_err(|error| fault("ask the cache", &error))
    }

    async fn ask_together<T: FromRedisValue>(&self, commands: &Pipeline) -> Result<T, StoreError> {
        let mut connection = self.connected().await?;
        let answer = match commands.query_async(&mut connection).await {
            Err(error) if is_lost(&error) => {
                let mut connection = self.reconnected().await?;
                commands.query_async(&mut connection).await
            }
            answer => answer,
        };
        answer.map_err(|error| fault("ask the cache", &error))
    }

    async fn connected(&self) -> Result<MultiplexedConnection, StoreError> {
        let mut slot = self.connection.lock().await;
        if let Some(open) = &*slot {
            return Ok(open.clone());
        }
        let settings = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE));
        let open = self
            .client
            .get_multiplexed_async_connection_with_config(&settings)
            .await
            .map_err(|error| fault("reach the cache", &error))?;
        *slot = Some(open.clone());
        Ok(open)
    }

    async fn reconnected(&self) -> Result<MultiplexedConnection, StoreError> {
        *self.connection.lock().await = None;
        self.connected().await
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the place where the cache is opened")]
fn client(address: &Secret<String>) -> Result<Client, RedisError> {
    Client::open(address.expose().as_str())
}

fn is_lost(error: &RedisError) -> bool {
    error.is_io_error() || error.is_connection_dropped()
}

/// The kind only: a message of the server may repeat what was sent.
fn fault(doing: &'static str, error: &RedisError) -> StoreError {
    let code = error.code().map_or_else(|| error.category().to_owned(), str::to_owned);
    StoreError::Cache { doing, source: Fault { engine: "Redis", code } }
}
