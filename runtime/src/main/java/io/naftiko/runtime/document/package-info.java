/// A file as a tree of values that know their place.
@NullMarked
package io.naftiko.runtime.document;

import org.jspecify.annotations.NullMarked;
