/// Runs one tool or operation once, without a server.
@NullMarked
package io.naftiko.cli.call;

import org.jspecify.annotations.NullMarked;
