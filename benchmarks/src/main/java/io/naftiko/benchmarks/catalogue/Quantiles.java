package io.naftiko.benchmarks.catalogue;

import java.util.random.RandomGenerator;

/// A distribution of whole numbers, known by some of its quantiles: least, 10 %, 50 %, 90 %, 99 % and most.
record Quantiles(int least, int p10, int p50, int p90, int p99, int most) {

    /// Tools of a published MCP server.
    static final Quantiles TOOLS = new Quantiles(1, 2, 7, 16, 28, 63);

    /// Operations of a published REST server.
    static final Quantiles OPERATIONS = new Quantiles(1, 2, 7, 14, 26, 38);

    int draw(RandomGenerator random) {
        double at = random.nextDouble();
        if (at < 0.10) {
            return between(least, p10, at / 0.10);
        } else if (at < 0.50) {
            return between(p10, p50, (at - 0.10) / 0.40);
        } else if (at < 0.90) {
            return between(p50, p90, (at - 0.50) / 0.40);
        } else if (at < 0.99) {
            return between(p90, p99, (at - 0.90) / 0.09);
        }
        return between(p99, most, (at - 0.99) / 0.01);
    }

    private static int between(int low, int high, double share) {
        return (int) Math.round(low + (high - low) * share);
    }
}
