//! The world behind its one lock, and a bell that rings when something happened.

use crate::world::World;
use std::sync::{Mutex, PoisonError};
use tokio::sync::Notify;

pub(crate) struct House {
    world: Mutex<World>,
    bell: Notify,
}

impl House {
    pub(crate) fn new(world: World) -> Self {
        Self { world: Mutex::new(world), bell: Notify::new() }
    }

    /// Does something in the world, sends out what came of it, and rings.
    pub(crate) fn with<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        let done = {
            // Whoever panicked in here was a test, and it has failed.
            let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
            world.now = world.clock.now().max(world.now);
            let done = act(&mut world);
            world.deliver();
            done
        };
        self.bell.notify_waiters();
        done
    }

    /// Looks again whenever something happened, until it is so.
    pub(crate) async fn until<T>(&self, look: impl Fn(&World) -> Option<T>) -> T {
        loop {
            let rung = self.bell.notified();
            tokio::pin!(rung);
            // From here on no ring is missed.
            rung.as_mut().enable();
            let found = {
                let world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
                look(&world)
            };
            match found {
                Some(found) => return found,
                None => rung.await,
            }
        }
    }
}
