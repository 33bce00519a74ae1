/// Keeps many capabilities on shared ports: mounts, swaps and removes them whole.
@NullMarked
package io.naftiko.runtime.host;

import org.jspecify.annotations.NullMarked;
