/// Rewrites a capability file from one generation of the format in another.
@NullMarked
package io.naftiko.runtime.migrate;

import org.jspecify.annotations.NullMarked;
