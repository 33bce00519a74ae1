/// Reads the raw format `avro`.
@NullMarked
package io.naftiko.runtime.extension.avro;

import org.jspecify.annotations.NullMarked;
