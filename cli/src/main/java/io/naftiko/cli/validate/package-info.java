/// Says what is wrong with capability files: as text, JSON and SARIF.
@NullMarked
package io.naftiko.cli.validate;

import org.jspecify.annotations.NullMarked;
