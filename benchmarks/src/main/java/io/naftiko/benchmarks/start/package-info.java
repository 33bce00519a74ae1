/// Measures how the command starts, and how much memory it takes.
@NullMarked
package io.naftiko.benchmarks.start;

import org.jspecify.annotations.NullMarked;
