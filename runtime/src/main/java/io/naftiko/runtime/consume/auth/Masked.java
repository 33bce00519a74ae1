package io.naftiko.runtime.consume.auth;

import io.naftiko.runtime.model.Template;

/// A secret as it may be shown: the names of its variables are, a text that the file itself holds is not.
final class Masked {

    private Masked() {}

    static String of(Template secret) {
        return secret.isLiteral() && !secret.source().isEmpty() ? "***" : secret.source();
    }
}
