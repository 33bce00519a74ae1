package io.naftiko.runtime.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A text that must never be seen: it prints as `***`, whoever prints it.
public final class Secret {

    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /// The text itself, for the one place that sends it.
    public String reveal() {
        return text;
    }

    /// Whether `offered` is this secret, in a time that does not depend on where they differ.
    public boolean matches(String offered) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.matches(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
