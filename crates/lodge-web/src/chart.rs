//! Bars of a chart, which a template draws as SVG beside a table that says the same.

/// How wide and high a chart is, in its own units.
pub const WIDTH: i64 = 600;
/// See [`WIDTH`].
pub const HEIGHT: i64 = 120;

/// A bar.
#[derive(Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its left end.
    pub x: i64,
    /// Its upper end.
    pub y: i64,
    /// How wide it is.
    pub width: i64,
    /// How high it is.
    pub height: i64,
}

/// A bar for each value, side by side; the highest one fills the chart, and whatever is not nothing can be seen.
#[must_use]
pub fn bars(values: &[i64]) -> Vec<Bar> {
    let count = i64::try_from(values.len()).unwrap_or(1).max(1);
    let highest = values.iter().copied().max().unwrap_or_default().max(1);
    let step = WIDTH / count;
    (0_i64..)
        .zip(values)
        .map(|(at, value)| {
            let scaled = i128::from(*value) * i128::from(HEIGHT) / i128::from(highest);
            let height = i64::try_from(scaled).unwrap_or(HEIGHT).max(i64::from(*value > 0) * 2);
            Bar { x: at * step + 1, y: HEIGHT - height, width: (step - 2).max(1), height }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_bar_fills_the_chart_and_the_lowest_is_seen() {
        let drawn = bars(&[0, 1, 1_000_000, 500_000]);
        let heights: Vec<_> = drawn.iter().map(|bar| bar.height).collect();
        assert_eq!(heights, [0, 2, 120, 60]);
        assert!(drawn.iter().all(|bar| bar.y + bar.height == HEIGHT && bar.x + bar.width <= WIDTH));
        assert_eq!(bars(&[]), []);
        assert_eq!(bars(&[0, 0]).iter().map(|bar| bar.height).sum::<i64>(), 0);
    }
}
