/// Measures servers side by side, in turn and several times over.
@NullMarked
package io.naftiko.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
