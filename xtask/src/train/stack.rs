//! Fits the weights of a category's context: logistic regression by Newton's method, few numbers, all rows.

use softscroll::core::model::context::{self, COUNT};

use super::words::sigmoid;

/// One category of one text.
pub struct Row {
    /// As [`softscroll::core::model::context::of`] gives them, in hundredths.
    pub numbers: [f64; COUNT],
    /// Whether the category is there.
    pub is_there: bool,
    /// How much it counts.
    pub weight: f64,
}

/// Rounds of the fit.
const ROUNDS: usize = 12;
/// How much dearer the numbers are that only one category has: some have hardly a row to learn them from.
const OWN: f64 = 20.0;

/// Weights for each number, with `ridge` as the cost of large ones.
pub fn fit(rows: &[&Row], ridge: f64) -> [f64; COUNT] {
    let mut weights = [0.0; COUNT];
    for _ in 0..ROUNDS {
        let mut slope = [0.0; COUNT];
        let mut curve = vec![[0.0; COUNT]; COUNT];
        for at in 0..COUNT {
            let cost = if at < COUNT - context::OWN { ridge } else { ridge * OWN };
            slope[at] = cost * weights[at];
            curve[at][at] = cost;
        }
        for row in rows {
            let chance = sigmoid(logit(&weights, &row.numbers));
            let error = (chance - f64::from(u8::from(row.is_there))) * row.weight;
            let spread = (chance * (1.0 - chance)).max(1e-6) * row.weight;
            for (at, number) in row.numbers.iter().enumerate().filter(|(_, number)| **number != 0.0) {
                slope[at] += error * number;
                for (other, second) in row.numbers.iter().enumerate().take(at + 1) {
                    curve[at][other] += spread * number * second;
                }
            }
        }
        let step = solve(&mut curve, slope);
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight -= step;
        }
    }
    weights
}

/// The logit of a row.
pub fn logit(weights: &[f64; COUNT], numbers: &[f64; COUNT]) -> f64 {
    weights.iter().zip(numbers).map(|(weight, number)| weight * number).sum()
}

/// Solves a positive definite system by Cholesky; the lower half of `matrix` is read and overwritten.
fn solve(matrix: &mut [[f64; COUNT]], mut right: [f64; COUNT]) -> [f64; COUNT] {
    for at in 0..COUNT {
        for other in 0..=at {
            let mut sum = matrix[at][other];
            let rows = matrix[at].iter().zip(&matrix[other]).take(other);
            sum -= rows.map(|(left, right)| left * right).sum::<f64>();
            matrix[at][other] = if at == other { sum.max(1e-12).sqrt() } else { sum / matrix[other][other] };
        }
    }
    for at in 0..COUNT {
        for before in 0..at {
            right[at] -= matrix[at][before] * right[before];
        }
        right[at] /= matrix[at][at];
    }
    for at in (0..COUNT).rev() {
        for after in at + 1..COUNT {
            right[at] -= matrix[after][at] * right[after];
        }
        right[at] /= matrix[at][at];
    }
    right
}
