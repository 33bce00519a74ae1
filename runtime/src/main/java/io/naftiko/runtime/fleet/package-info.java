/// Keeps what a host serves in step with the files that it was given.
@NullMarked
package io.naftiko.runtime.fleet;

import org.jspecify.annotations.NullMarked;
