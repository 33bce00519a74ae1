/// What a benchmark is asked for, and what it measured: as JSON, as Markdown and as a plot.
@NullMarked
package io.naftiko.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
