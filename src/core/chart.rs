//! Geometry of the bar chart of viewing time.
//!
//! Across in percent, so that the chart fills any width with crisp text; up in pixels, from the top.

use super::time::{MINUTE, Millis};

/// Steps between lines that read well on a clock face, in minutes.
const STEPS: [Millis; 8] = [5, 10, 15, 30, 60, 120, 240, 480];

/// How many steps there are at most: more lines are harder to read than the bars.
const MOST_STEPS: u64 = 4;

/// The share of a bar's place that the bar itself fills, in percent. The rest is air.
const FILL: f64 = 62.0;

/// Nothing shorter is drawn, so that a minute is still to be seen beside hours, in pixels.
const SHORTEST: f64 = 3.0;

/// Where the horizontal lines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// From one line to the next.
    pub step: Millis,
    /// The value of the highest line.
    pub top: Millis,
}

impl Scale {
    /// The smallest scale that `largest` fits into.
    pub fn fitting(largest: Millis) -> Self {
        let fits = |step: &Millis| largest.div_ceil(step * MINUTE) <= MOST_STEPS;
        let step = STEPS.into_iter().find(fits).unwrap_or(8 * 60) * MINUTE;
        Self { step, top: largest.div_ceil(step).max(2) * step }
    }

    /// The values of the lines above the ground line, lowest first.
    pub fn lines(self) -> impl Iterator<Item = Millis> {
        (1..=self.top / self.step).map(move |number| number * self.step)
    }

    /// What stands at a line: `30 min`, `1 h`, `1½ h`. The steps make nothing else of an hour than halves.
    pub fn label(self, value: Millis) -> String {
        match (value / MINUTE / 60, value / MINUTE % 60) {
            (0, minutes) => format!("{minutes} min"),
            (hours, 30) => format!("{hours}½ h"),
            (hours, _) => format!("{hours} h"),
        }
    }

    /// How far below the top `value` stands in a plot that is `height` high.
    pub fn depth(self, value: Millis, height: f64) -> f64 {
        height * (1.0 - value.min(self.top) as f64 / self.top as f64)
    }
}

/// One bar: across in percent, up in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Its left edge.
    pub left: f64,
    /// The middle, for its label.
    pub middle: f64,
    /// How wide it is.
    pub width: f64,
    /// Its upper edge, from the top.
    pub top: f64,
    /// How high it is.
    pub height: f64,
}

/// A bar for every value, in order, in a plot that is `height` high.
pub fn bars(values: &[Millis], scale: Scale, height: f64) -> Vec<Bar> {
    let place = 100.0 / values.len().max(1) as f64;
    let bar = |(number, &value): (usize, &Millis)| {
        let middle = (number as f64 + 0.5) * place;
        let width = place * FILL / 100.0;
        let tall = match value {
            0 => 0.0,
            _ => (height - scale.depth(value, height)).max(SHORTEST),
        };
        Bar { left: middle - width / 2.0, middle, width, top: height - tall, height: tall }
    };
    values.iter().enumerate().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn picks_steps_that_read_well() {
        for (largest, step, top) in [
            (0, 5, 10),
            (7, 5, 10),
            (27, 10, 30),
            (45, 15, 45),
            (73, 30, 90),
            (121, 60, 180),
            (1_440, 480, 1_440),
        ] {
            let scale = Scale::fitting(largest * MINUTE);
            assert_eq!((scale.step / MINUTE, scale.top / MINUTE), (step, top), "{largest}");
        }
    }

    #[test]
    fn every_line_of_every_scale_is_named_exactly() {
        for largest in 0..1_440 {
            let scale = Scale::fitting(largest * MINUTE);
            let mut labels: Vec<_> = scale.lines().map(|line| scale.label(line)).collect();
            let count = labels.len();
            assert!(scale.lines().all(|line| line < 60 * MINUTE || line % (30 * MINUTE) == 0), "{largest}");
            labels.dedup();
            assert_eq!(labels.len(), count, "{largest}");
        }
    }

    #[test]
    fn lines_go_up_to_the_top() {
        let lines: Vec<_> = Scale::fitting(45 * MINUTE).lines().map(|line| line / MINUTE).collect();
        assert_eq!(lines, [15, 30, 45]);
    }

    #[test]
    fn a_minute_beside_hours_is_still_to_be_seen() {
        let drawn = bars(&[MINUTE, 0, 300 * MINUTE], Scale::fitting(300 * MINUTE), 100.0);
        assert_eq!(drawn[0].height, SHORTEST);
        assert_eq!(drawn[1].height, 0.0);
    }

    proptest! {
        #[test]
        fn bars_stay_inside_the_plot(values in prop::collection::vec(0..100_000_000_u64, 0..40)) {
            let scale = Scale::fitting(values.iter().copied().max().unwrap_or(0));
            for bar in bars(&values, scale, 160.0) {
                prop_assert!(bar.left >= 0.0 && bar.left + bar.width <= 100.001);
                prop_assert!(bar.top >= -0.001 && (bar.top + bar.height - 160.0).abs() < 0.001);
            }
        }
    }
}
