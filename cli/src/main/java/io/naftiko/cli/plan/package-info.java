/// Finds, reads and links the files that a command names.
@NullMarked
package io.naftiko.cli.plan;

import org.jspecify.annotations.NullMarked;
