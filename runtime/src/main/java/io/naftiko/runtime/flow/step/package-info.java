/// What a step can do, one file for each type.
@NullMarked
package io.naftiko.runtime.flow.step;

import org.jspecify.annotations.NullMarked;
