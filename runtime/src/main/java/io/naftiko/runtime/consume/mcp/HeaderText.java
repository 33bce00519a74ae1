package io.naftiko.runtime.consume.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/// Text as the value of a header (2026-07-28, Streamable HTTP).
final class HeaderText {

    private HeaderText() {}

    /// `text`, in base64 where no header could carry it as it is.
    static String of(String text) {
        boolean isPlain = text.equals(text.strip())
                && !text.startsWith("=?")
                && text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
        return isPlain ? text : "=?base64?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
    }
}
