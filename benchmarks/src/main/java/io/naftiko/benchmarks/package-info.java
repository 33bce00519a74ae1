/// Measures the `naftiko` command.
@NullMarked
package io.naftiko.benchmarks;

import org.jspecify.annotations.NullMarked;
