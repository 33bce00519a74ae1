/// Makes a capability's Agent Skills ready to be handed out: from their folders, or written from its units.
@NullMarked
package io.naftiko.runtime.skill;

import org.jspecify.annotations.NullMarked;
