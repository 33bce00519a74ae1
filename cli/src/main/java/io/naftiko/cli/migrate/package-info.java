/// Rewrites capability files in another generation of the format.
@NullMarked
package io.naftiko.cli.migrate;

import org.jspecify.annotations.NullMarked;
