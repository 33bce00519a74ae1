/// Makes a capability that agents can use out of an API's description.
@NullMarked
package io.naftiko.runtime.curate;

import org.jspecify.annotations.NullMarked;
