/// Calls a server from many connections, and answers in an API's place.
@NullMarked
package io.naftiko.benchmarks.load;

import org.jspecify.annotations.NullMarked;
