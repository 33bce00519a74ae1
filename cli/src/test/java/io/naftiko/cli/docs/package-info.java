/// Reads the documentation and does what it says.
@NullMarked
package io.naftiko.cli.docs;

import org.jspecify.annotations.NullMarked;
