//! The place that a connection takes: among those who ask, or among those who stay and listen.
//!
//! Those who ask are few, and soon gone. Whoever is told what happens stays as long as they look: they give their place
//! to the next who asks, and take one where there are many.

use axum::body::Bytes;
use futures_util::Stream;
use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};
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

/// What whoever stays is told, as it happens.
pub(super) type Told = Pin<Box<dyn Stream<Item = Bytes> + Send>>;

/// A connection's place. It is given back when the connection ends.
pub(super) struct Seat {
    place: Mutex<Option<OwnedSemaphorePermit>>,
    hall: Hall,
    /// What they will be told when their answer is out, if they stay.
    words: Mutex<Option<Told>>,
}

impl Seat {
    /// Among those who ask, with the hall where one may stay. Without a place, a guest is only uncounted.
    pub(super) fn new(place: Option<OwnedSemaphorePermit>, hall: &Hall) -> Self {
        Self { place: Mutex::new(place), hall: hall.clone(), words: Mutex::default() }
    }

    /// From now on among those who stay, and are told this; says no, and changes nothing, where the hall is full.
    pub(super) fn stay(&self, words: Told) -> bool {
        let Ok(place) = Arc::clone(&self.hall.0).try_acquire_owned() else { return false };
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
        *self.words.lock().unwrap_or_else(PoisonError::into_inner) = Some(words);
        true
    }

    /// Whether they will be told something when their answer is out.
    pub(super) fn is_told(&self) -> bool {
        self.words.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// What they are to be told; once.
    pub(super) fn words(&self) -> Option<Told> {
        self.words.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nothing() -> Told {
        Box::pin(futures_util::stream::empty())
    }

    #[test]
    fn who_stays_gives_their_place_to_the_next_who_asks() {
        let (room, hall) = (Arc::new(Semaphore::new(1)), Hall::of(1));
        let seat = || Seat::new(Arc::clone(&room).try_acquire_owned().ok(), &hall);
        let first = seat();
        assert_eq!((room.available_permits(), hall.0.available_permits()), (0, 1));
        assert!(first.stay(nothing()));
        assert_eq!((room.available_permits(), hall.0.available_permits()), (1, 0));
        assert!(first.is_told() && first.words().is_some() && !first.is_told(), "what is told is taken once");
        let second = seat();
        assert!(!second.stay(nothing()), "the hall is full");
        assert_eq!(
            (room.available_permits(), hall.0.available_permits()),
            (0, 0),
            "they are where they were"
        );
        drop((first, second));
        assert_eq!((room.available_permits(), hall.0.available_permits()), (1, 1));
    }
}
