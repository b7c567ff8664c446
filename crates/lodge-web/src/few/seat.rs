//! The place that a connection takes: among those who ask, or among those who stay and listen.
//!
//! Those who ask are few, and soon gone. Whoever is told what happens stays as long as they look: they give their place
//! to the next who asks, and take one where there are many.

use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Where those are who stay. Clones are the same hall: all listeners of one process share it.
#[derive(Clone)]
pub struct Hall(pub(super) Arc<Semaphore>);

impl Hall {
    /// A hall with so many places.
    #[must_use]
    pub fn of(places: usize) -> Self {
        Self(Arc::new(Semaphore::new(places.min(Semaphore::MAX_PERMITS))))
    }
}

/// A connection's place. It is given back when the connection ends.
pub(super) struct Seat {
    place: Mutex<Option<OwnedSemaphorePermit>>,
    hall: Hall,
}

impl Seat {
    /// Among those who ask, with the hall where one may stay. Without a place, a guest is only uncounted.
    pub(super) fn new(place: Option<OwnedSemaphorePermit>, hall: &Hall) -> Self {
        Self { place: Mutex::new(place), hall: hall.clone() }
    }

    /// From now on among those who stay; says no, and changes nothing, where the hall is full.
    pub(super) fn stay(&self) -> bool {
        let Ok(place) = Arc::clone(&self.hall.0).try_acquire_owned() else { return false };
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stays_gives_their_place_to_the_next_who_asks() {
        let (room, hall) = (Arc::new(Semaphore::new(1)), Hall::of(1));
        let seat = || Seat::new(Arc::clone(&room).try_acquire_owned().ok(), &hall);
        let first = seat();
        assert_eq!((room.available_permits(), hall.0.available_permits()), (0, 1));
        assert!(first.stay());
        assert_eq!((room.available_permits(), hall.0.available_permits()), (1, 0));
        let second = seat();
        assert!(!second.stay(), "the hall is full");
        assert_eq!(
            (room.available_permits(), hall.0.available_permits()),
            (0, 0),
            "they are where they were"
        );
        drop((first, second));
        assert_eq!((room.available_permits(), hall.0.available_permits()), (1, 1));
    }
}
