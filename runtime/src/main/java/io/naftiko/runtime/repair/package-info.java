/// Mends what is safe to mend in a capability file, and touches nothing else.
@NullMarked
package io.naftiko.runtime.repair;

import org.jspecify.annotations.NullMarked;
