/// A file as a tree of values that know their place, with the files that it names.
@NullMarked
package io.naftiko.runtime.document;

import org.jspecify.annotations.NullMarked;
