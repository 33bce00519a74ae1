/// Says what a capability file may contain: as a JSON Schema for editors, and as a table for people.
@NullMarked
package io.naftiko.runtime.schema;

import org.jspecify.annotations.NullMarked;
