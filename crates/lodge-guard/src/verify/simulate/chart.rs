//! What another threshold would have done.

use serde::Serialize;

use super::{Counts, part};
use crate::verify::decide::REVIEW;

/// What one threshold does.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Point {
    /// From how many tenths of a point on somebody would be looked at.
    pub tenths: i32,
    /// How many of the lazy ones are seen, in parts of one.
    pub recall: f64,
    /// How many of those who mean well are bothered, in parts of one.
    pub bothered: f64,
    /// Whether it is the threshold that is used.
    pub chosen: bool,
}

/// The thresholds from half a point to ten points (the curve that is called ROC).
#[must_use]
pub fn chart(counts: &Counts) -> Vec<Point> {
    let share = |points: &[i32], from: i32| {
        let count = |some: usize| u32::try_from(some).unwrap_or(u32::MAX);
        part(count(points.iter().filter(|points| **points >= from).count()), count(points.len()))
    };
    let point = |tenths| Point {
        tenths,
        recall: share(&counts.points_of_lazy, tenths),
        bothered: share(&counts.points_of_newcomers, tenths),
        chosen: tenths == REVIEW,
    };
    [5, 10, 15, 20, 25, 30, 35, REVIEW, 45, 50, 60, 70, 80, 100].map(point).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_threshold_sees_fewer_of_both() {
        let counts = Counts {
            points_of_lazy: vec![0, 40, 60, 80],
            points_of_newcomers: vec![0, 0, 5, 30, 40],
            ..Counts::default()
        };
        let chart = chart(&counts);
        let chosen = chart.iter().find(|point| point.chosen).unwrap();
        assert_eq!((chosen.tenths, chosen.recall, chosen.bothered), (40, 0.75, 0.2));
        for (one, next) in chart.iter().zip(chart.iter().skip(1)) {
            assert!(one.tenths < next.tenths && one.recall >= next.recall && one.bothered >= next.bothered);
        }
    }
}
