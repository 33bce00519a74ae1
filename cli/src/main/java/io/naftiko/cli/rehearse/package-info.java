/// Starts the command for nobody, so that the JVM keeps what it learned for the starts to come.
@NullMarked
package io.naftiko.cli.rehearse;

import org.jspecify.annotations.NullMarked;
