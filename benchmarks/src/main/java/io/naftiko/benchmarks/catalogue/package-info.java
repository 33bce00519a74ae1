/// Writes capability files that are as large and as varied as those that are published.
@NullMarked
package io.naftiko.benchmarks.catalogue;

import org.jspecify.annotations.NullMarked;
