/// Starts the `naftiko` command as a process, and reads what the operating system says of it.
@NullMarked
package io.naftiko.benchmarks.process;

import org.jspecify.annotations.NullMarked;
