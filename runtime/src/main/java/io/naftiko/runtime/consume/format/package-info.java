/// Reads the raw formats in which upstreams answer, one file each.
@NullMarked
package io.naftiko.runtime.consume.format;

import org.jspecify.annotations.NullMarked;
