/// The words of a capability file, with the open kinds that give them meaning.
@NullMarked
package io.naftiko.runtime.model;

import org.jspecify.annotations.NullMarked;
