/// The flags that several commands share.
@NullMarked
package io.naftiko.cli.flag;

import org.jspecify.annotations.NullMarked;
