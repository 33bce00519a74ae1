/// Proves to an upstream who makes a call: one file for each kind of `authentication`.
@NullMarked
package io.naftiko.runtime.consume.auth;

import org.jspecify.annotations.NullMarked;
