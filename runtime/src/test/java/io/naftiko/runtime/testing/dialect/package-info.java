/// Files of the dialect, each with what must come of it.
@NullMarked
package io.naftiko.runtime.testing.dialect;

import org.jspecify.annotations.NullMarked;
