/// Starts processes, and reads what the operating system says of them.
@NullMarked
package io.naftiko.benchmarks.process;

import org.jspecify.annotations.NullMarked;
