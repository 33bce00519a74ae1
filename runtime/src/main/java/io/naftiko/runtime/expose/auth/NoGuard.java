package io.naftiko.runtime.expose.auth;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.model.Guard;

/// `type: none`: nobody is asked.
public final class NoGuard {

    private NoGuard() {}

    public static Guard read(Section section) {
        section.close();
        return Guard.NONE;
    }
}
