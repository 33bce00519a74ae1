/// Measures what the engine does by itself for one call, part by part.
@NullMarked
package io.naftiko.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
