/// Tells programs with agents how they reach MCP servers, in their own configuration.
@NullMarked
package io.naftiko.cli.install;

import org.jspecify.annotations.NullMarked;
