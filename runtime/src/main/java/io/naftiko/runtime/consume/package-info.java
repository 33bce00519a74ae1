/// Calls the APIs that a capability consumes.
@NullMarked
package io.naftiko.runtime.consume;

import org.jspecify.annotations.NullMarked;
