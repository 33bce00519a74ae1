package io.naftiko.runtime.http;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Media types by what can be done with them (RFC 6838, RFC 6839).
public final class MediaTypes {

    public static final String JSON = "application/json";
    public static final String FORM = "application/x-www-form-urlencoded";
    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String BINARY = "application/octet-stream";
    public static final String EVENTS = "text/event-stream";
    public static final String PROBLEM = "application/problem+json";

    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("css", "text/css"),
            Map.entry("csv", "text/csv"),
            Map.entry("gif", "image/gif"),
            Map.entry("gz", "application/gzip"),
            Map.entry("htm", HTML),
            Map.entry("html", HTML),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("js", "text/javascript"),
            Map.entry("json", JSON),
            Map.entry("log", TEXT),
            Map.entry("markdown", "text/markdown"),
            Map.entry("md", "text/markdown"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("py", "text/x-python"),
            Map.entry("sh", "text/x-shellscript"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("toml", "application/toml"),
            Map.entry("ts", "text/x-typescript"),
            Map.entry("tsv", "text/tab-separated-values"),
            Map.entry("txt", TEXT),
            Map.entry("wav", "audio/wav"),
            Map.entry("webp", "image/webp"),
            Map.entry("xml", "application/xml"),
            Map.entry("yaml", "application/yaml"),
            Map.entry("yml", "application/yaml"),
            Map.entry("zip", "application/zip"));

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]+)");

    private MediaTypes() {}

    /// The media type of a file by the ending of its name; bytes where nobody knows better.
    public static String ofFile(String name) {
        return Objects.requireNonNullElse(ofEnding(name), BINARY);
    }

    /// The media type that the ending of a file's name stands for; null when it is not a common one.
    public static @Nullable String ofEnding(String name) {
        return BY_ENDING.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /// The media type that `Content-Type` names, without parameters, in lower case; null when there is none.
    static @Nullable String in(Headers headers) {
        var type = headers.find("Content-Type");
        return type == null ? null : withoutParameters(type).strip().toLowerCase(Locale.ROOT);
    }

    private static String withoutParameters(String type) {
        int end = type.indexOf(';');
        return end < 0 ? type : type.substring(0, end);
    }

    /// The charset that `Content-Type` names; null when it names none, or one that is unknown here.
    static @Nullable Charset charsetIn(Headers headers) {
        var type = headers.find("Content-Type");
        if (type == null || type.indexOf(';') < 0) {
            return null;
        }
        var declared = CHARSET.matcher(type);
        try {
            return declared.find() ? Charset.forName(declared.group(1)) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// Whether `type` is JSON: `application/json` or any `+json`.
    public static boolean isJson(@Nullable String type) {
        return type != null && (type.equals(JSON) || type.endsWith("+json") || type.equals("text/json"));
    }

    /// Whether `type` holds text that a person could read.
    public static boolean isText(@Nullable String type) {
        return type != null
                && (type.startsWith("text/")
                        || isJson(type)
                        || type.endsWith("+xml")
                        || type.endsWith("/xml")
                        || type.endsWith("yaml")
                        || type.endsWith("csv")
                        || type.endsWith("toml")
                        || type.equals("application/javascript")
                        || type.equals(FORM));
    }
}
