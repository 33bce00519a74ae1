/// What is shipped, as those run it who install it: the packaged jars as a process, the image as a container.
@NullMarked
package io.naftiko.deploy;

import org.jspecify.annotations.NullMarked;
