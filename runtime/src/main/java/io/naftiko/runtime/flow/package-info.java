/// Runs a routine's work and maps its output.
@NullMarked
package io.naftiko.runtime.flow;

import org.jspecify.annotations.NullMarked;
