package io.naftiko.benchmarks.compare;

import io.naftiko.benchmarks.contestant.Contestant;

/// One start of a contestant.
///
/// @param millis from the start of the process until it had answered a first call
/// @param cpuSeconds of processor time that it took
/// @param residentMegabytes right after it
record Start(Contestant contestant, double millis, double cpuSeconds, double residentMegabytes) {}
