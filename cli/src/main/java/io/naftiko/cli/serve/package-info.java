/// Hosts capabilities until somebody stops it.
@NullMarked
package io.naftiko.cli.serve;

import org.jspecify.annotations.NullMarked;
