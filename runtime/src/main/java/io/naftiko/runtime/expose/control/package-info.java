/// Offers the operator's view of a capability: health, reload, logs.
@NullMarked
package io.naftiko.runtime.expose.control;

import org.jspecify.annotations.NullMarked;
