/// Reads a capability file: YAML with places, in every generation of the format, into records.
@NullMarked
package io.naftiko.runtime.load;

import org.jspecify.annotations.NullMarked;
