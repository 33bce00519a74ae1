/// I/O threads that carry virtual threads: who waits for a channel goes on in the thread that reads it.
@NullMarked
package io.naftiko.runtime.lane;

import org.jspecify.annotations.NullMarked;
