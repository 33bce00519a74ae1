/// Lets the client of this process speak with one server over a pair of streams.
@NullMarked
package io.naftiko.runtime.pipe;

import org.jspecify.annotations.NullMarked;
