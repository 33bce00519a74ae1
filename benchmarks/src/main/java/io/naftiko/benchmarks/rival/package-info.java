/// A server that Naftiko is compared with, in a process of its own.
@NullMarked
package io.naftiko.benchmarks.rival;

import org.jspecify.annotations.NullMarked;
