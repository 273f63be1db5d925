// Medians and other quantiles of small samples.

/** The value below which `share` of `values` lie, the nearest of them. */
export function quantile(values, share) {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const median = (values) => quantile(values, 0.5);
