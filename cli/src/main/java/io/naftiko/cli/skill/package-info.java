/// Writes the skills of capability files into folders.
@NullMarked
package io.naftiko.cli.skill;

import org.jspecify.annotations.NullMarked;
