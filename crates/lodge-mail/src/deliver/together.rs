//! Waiting for several things at once, in one task.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::Poll,
};

/// What all of them come to, in their order.
pub(super) async fn all<F: Future + Unpin>(futures: Vec<F>) -> Vec<F::Output> {
    enum Slot<F: Future> {
        Under(F),
        Over(Option<F::Output>),
    }
    let mut slots: Vec<Slot<F>> = futures.into_iter().map(Slot::Under).collect();
    poll_fn(|context| {
        let mut waiting = false;
        for slot in &mut slots {
            if let Slot::Under(future) = slot {
                match Pin::new(future).poll(context) {
                    Poll::Ready(output) => *slot = Slot::Over(Some(output)),
                    Poll::Pending => waiting = true,
                }
            }
        }
        if waiting { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    slots.into_iter().filter_map(|slot| if let Slot::Over(output) = slot { output } else { None }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn all_run_at_once_and_keep_their_order() {
        let barrier = tokio::sync::Barrier::new(3);
        let found = all((0..3)
            .map(|number| {
                let barrier = &barrier;
                Box::pin(async move {
                    barrier.wait().await;
                    number
                })
            })
            .collect())
        .await;
        assert_eq!(found, [0, 1, 2]);
        assert!(all(Vec::<std::future::Ready<u8>>::new()).await.is_empty());
    }
}
