/// Reads the raw format `protobuf`.
@NullMarked
package io.naftiko.runtime.extension.protobuf;

import org.jspecify.annotations.NullMarked;
