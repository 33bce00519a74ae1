/// Runs scripts in JavaScript, in a sandbox.
@NullMarked
package io.naftiko.runtime.extension.javascript;

import org.jspecify.annotations.NullMarked;
