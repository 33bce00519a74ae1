package io.naftiko.runtime.consume.auth;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.model.Authentication;

/// `type: none`: the upstream asks for no credential.
public final class None {

    private None() {}

    public static Authentication read(Section section) {
        section.close();
        return Authentication.NONE;
    }
}
