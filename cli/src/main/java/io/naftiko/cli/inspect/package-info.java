/// Shows what was understood of capability files.
@NullMarked
package io.naftiko.cli.inspect;

import org.jspecify.annotations.NullMarked;
