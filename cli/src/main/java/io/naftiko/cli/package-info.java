/// The `naftiko` command.
@NullMarked
package io.naftiko.cli;

import org.jspecify.annotations.NullMarked;
