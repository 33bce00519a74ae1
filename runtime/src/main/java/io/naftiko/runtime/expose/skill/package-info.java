/// Offers a capability's Agent Skills.
@NullMarked
package io.naftiko.runtime.expose.skill;

import org.jspecify.annotations.NullMarked;
