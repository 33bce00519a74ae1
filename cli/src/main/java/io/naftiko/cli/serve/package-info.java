/// Hosts capabilities, or the mock of an API, until somebody stops it.
@NullMarked
package io.naftiko.cli.serve;

import org.jspecify.annotations.NullMarked;
