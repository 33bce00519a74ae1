/// The streams and the environment of one run of the command.
@NullMarked
package io.naftiko.cli.console;

import org.jspecify.annotations.NullMarked;
