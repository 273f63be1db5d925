//! Fits one weight for each feature and category: logistic regression by FTRL-proximal (McMahan et al. 2013),
//! whose L1 part leaves most weights at exactly zero.

use softscroll::core::model::feature::PLACES;

use super::random::Random;
use super::source::Labels;

const CATEGORIES: usize = 11;

/// A text as the fit sees it.
pub struct Row {
    /// The places of its features.
    pub places: Vec<u32>,
    /// What is known of it.
    pub labels: Labels,
    /// How much it counts.
    pub weight: f64,
}

/// How the fit learns.
#[derive(Clone, Copy)]
pub struct Rates {
    /// How fast.
    pub alpha: f64,
    /// How much evidence a weight needs to be there at all.
    pub l1: f64,
    /// How much large weights cost.
    pub l2: f64,
    /// How often every row is seen.
    pub epochs: usize,
}

/// What was fitted.
pub struct Words {
    /// Weights by place, and within a place by category.
    pub weights: Vec<f64>,
    /// A bias for each category.
    pub bias: [f64; CATEGORIES],
}

impl Words {
    /// Fits the rows, in an order drawn from `random`.
    pub fn fit(rows: &[&Row], rates: Rates, random: &mut Random) -> Self {
        let size = PLACES as usize * CATEGORIES;
        let mut sums = vec![0.0_f64; size];
        let mut squares = vec![0.0_f64; size];
        let mut bias = [0.0; CATEGORIES];
        let mut bias_squares = [1.0_f64; CATEGORIES];
        let weight = |sum: f64, square: f64| {
            if sum.abs() <= rates.l1 {
                0.0
            } else {
                -(sum - sum.signum() * rates.l1) / ((1.0 + square.sqrt()) / rates.alpha + rates.l2)
            }
        };
        let mut order: Vec<usize> = (0..rows.len()).collect();
        for _ in 0..rates.epochs {
            random.shuffle(&mut order);
            for &at in &order {
                let row = rows[at];
                let scale = scale(row.places.len());
                for category in 0..CATEGORIES {
                    let Some(is_there) = row.labels[category] else { continue };
                    let mut logit = bias[category];
                    for place in &row.places {
                        let index = *place as usize * CATEGORIES + category;
                        logit += scale * weight(sums[index], squares[index]);
                    }
                    let slope = (sigmoid(logit) - f64::from(u8::from(is_there))) * row.weight;
                    // Rows that are told apart already teach nothing, and most are.
                    if slope.abs() < 0.004 {
                        continue;
                    }
                    bias_squares[category] += slope * slope;
                    bias[category] -= 0.1 * slope / bias_squares[category].sqrt();
                    let slope = slope * scale;
                    for place in &row.places {
                        let index = *place as usize * CATEGORIES + category;
                        let (sum, square) = (sums[index], squares[index]);
                        let grown = square + slope * slope;
                        let sigma = (grown.sqrt() - square.sqrt()) / rates.alpha;
                        sums[index] = sum + slope - sigma * weight(sum, square);
                        squares[index] = grown;
                    }
                }
            }
        }
        let weights = sums.iter().zip(&squares).map(|(sum, square)| weight(*sum, *square)).collect();
        Self { weights, bias }
    }
}

impl Words {
    /// The logit of a category, by its number.
    pub fn logit(&self, category: usize, places: &[u32]) -> f64 {
        let sum: f64 = places.iter().map(|place| self.weights[*place as usize * CATEGORIES + category]).sum();
        self.bias[category] + scale(places.len()) * sum
    }
}

/// Long texts have more features; each says less.
fn scale(features: usize) -> f64 {
    4.0 / (16.0 + features as f64).sqrt()
}

/// The probability of a logit, the same on every machine.
pub fn sigmoid(logit: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-logit))
}
