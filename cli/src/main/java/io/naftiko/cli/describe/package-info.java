/// Says what a capability serves in the words of others.
@NullMarked
package io.naftiko.cli.describe;

import org.jspecify.annotations.NullMarked;
