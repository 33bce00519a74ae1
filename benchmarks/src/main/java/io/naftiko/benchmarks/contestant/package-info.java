/// The servers that are compared, each of which offers the same API in its own way.
@NullMarked
package io.naftiko.benchmarks.contestant;

import org.jspecify.annotations.NullMarked;
