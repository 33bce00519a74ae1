/// Turns every reference of a capability into the thing it names, and infers what the file leaves out.
@NullMarked
package io.naftiko.runtime.link;

import org.jspecify.annotations.NullMarked;
