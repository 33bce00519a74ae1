/// Makes the token that an API is sent.
@NullMarked
package io.naftiko.cli.token;

import org.jspecify.annotations.NullMarked;
