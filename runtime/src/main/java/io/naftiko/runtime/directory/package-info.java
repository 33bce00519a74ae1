/// Says what a listener serves: to people as a page, to programs as JSON and as tools that find tools.
@NullMarked
package io.naftiko.runtime.directory;

import org.jspecify.annotations.NullMarked;
