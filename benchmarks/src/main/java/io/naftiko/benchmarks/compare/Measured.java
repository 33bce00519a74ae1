package io.naftiko.benchmarks.compare;

import io.naftiko.benchmarks.contestant.Contestant;
import io.naftiko.benchmarks.contestant.Trial;
import io.naftiko.benchmarks.load.Wrk.Outcome;

/// What one contestant did in one trial of one round.
///
/// @param cpuSeconds of processor time for 1,000 calls
/// @param residentMegabytes right after it
record Measured(Contestant contestant, Trial trial, Outcome outcome, double cpuSeconds, double residentMegabytes) {}
