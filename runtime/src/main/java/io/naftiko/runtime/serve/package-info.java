/// Listens on an address and port, and hands each request to a handler.
@NullMarked
package io.naftiko.runtime.serve;

import org.jspecify.annotations.NullMarked;
