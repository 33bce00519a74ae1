/// Mends capability files in place.
@NullMarked
package io.naftiko.cli.repair;

import org.jspecify.annotations.NullMarked;
