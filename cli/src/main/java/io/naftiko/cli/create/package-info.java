/// Writes a first capability file from a few answers.
@NullMarked
package io.naftiko.cli.create;

import org.jspecify.annotations.NullMarked;
