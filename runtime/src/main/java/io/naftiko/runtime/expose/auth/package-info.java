/// Checks who calls a server: one file for each kind of `authentication`.
@NullMarked
package io.naftiko.runtime.expose.auth;

import org.jspecify.annotations.NullMarked;
