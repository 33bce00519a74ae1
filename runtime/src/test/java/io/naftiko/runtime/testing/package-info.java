/// Doubles that tests share: an upstream on a real socket.
@NullMarked
package io.naftiko.runtime.testing;

import org.jspecify.annotations.NullMarked;
