/// Keeps the Java sources in one format.
@NullMarked
package io.naftiko.format;

import org.jspecify.annotations.NullMarked;
