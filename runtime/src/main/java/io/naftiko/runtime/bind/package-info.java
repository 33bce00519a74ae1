/// Finds the values of a capability's variables.
@NullMarked
package io.naftiko.runtime.bind;

import org.jspecify.annotations.NullMarked;
