/// Changes JSON with comments where its members stand.
@NullMarked
package io.naftiko.cli.jsonc;

import org.jspecify.annotations.NullMarked;
