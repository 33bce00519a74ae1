/// Runs capability files.
@NullMarked
package io.naftiko.runtime;

import org.jspecify.annotations.NullMarked;
