/// Measures one process that hosts a whole catalogue.
@NullMarked
package io.naftiko.benchmarks.fleet;

import org.jspecify.annotations.NullMarked;
