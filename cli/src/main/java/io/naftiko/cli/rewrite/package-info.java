/// Writes files whose text has changed, or shows what would change.
@NullMarked
package io.naftiko.cli.rewrite;

import org.jspecify.annotations.NullMarked;
