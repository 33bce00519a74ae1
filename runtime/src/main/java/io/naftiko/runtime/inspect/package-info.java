/// Says what was understood of a capability file.
@NullMarked
package io.naftiko.runtime.inspect;

import org.jspecify.annotations.NullMarked;
