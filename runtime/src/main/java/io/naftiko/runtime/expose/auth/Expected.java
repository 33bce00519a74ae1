package io.naftiko.runtime.expose.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.model.Template;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.VariableUnset;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/// The secret that a caller must know. Nothing prints it, and comparing takes as long wherever it differs.
public final class Expected {

    /// As descriptions of the published schemas spell a variable.
    private static final Pattern ENV = Pattern.compile("\\$env\\.([A-Za-z_][A-Za-z0-9_]*)");

    private final byte[] octets;

    private Expected(String text) {
        this.octets = text.getBytes(UTF_8);
    }

    /// Reads a keyword that must say something: an empty secret would let everybody in.
    public static Template read(Section section, String keyword, String... synonyms) {
        var text = section.required(keyword, synonyms);
        if (text.isBlank() && section.has(keyword)) {
            section.problems().add(Code.VALUE_MISSING, section.place(keyword), "`" + keyword + "` is empty.");
        }
        var variable = ENV.matcher(text);
        return Template.of(variable.matches() ? "{{" + variable.group(1) + "}}" : text);
    }

    /// The text of `template`.
    ///
    /// @throws FailedCall with [VariableUnset] where a variable has no value, or an empty one
    public static String text(Template template, Variables variables) {
        var text = variables.fill(template).reveal();
        if (text.isBlank()) {
            throw new FailedCall(new VariableUnset(template.names().stream()
                    .findFirst()
                    .map(variables::localName)
                    .orElse("of the credential")));
        }
        return text;
    }

    static Expected of(String text) {
        return new Expected(text);
    }

    boolean matches(byte[] offered) {
        return MessageDigest.isEqual(octets, offered);
    }

    /// Whether a header has this value. It comes octet by octet, whatever its charset is.
    boolean matchesHeader(String value) {
        return matches(value.getBytes(ISO_8859_1));
    }
}
