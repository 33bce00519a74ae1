package io.naftiko.cli.jsonc;

import io.naftiko.runtime.document.Json;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// An object in JSON with comments and trailing commas, as settings files have it.
///
/// What is changed in it leaves everything else byte for byte as it is, comments too.
public final class Jsonc {

    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private final String text;
    private final Part root;
    private final Layout layout;

    private Jsonc(String text, Part root) {
        this.text = text;
        this.root = root;
        this.layout = Layout.of(text, root);
    }

    /// The object in `text`; an empty one where there is no text.
    ///
    /// @throws Malformed when it holds something else
    public static Jsonc of(String text) throws Malformed {
        var whole = text.isBlank() ? "{}\n" : text;
        var root = PartReader.read(whole);
        var document = new Jsonc(whole, root);
        document.require(root, root.value().isObject(), "The file holds no object.");
        return document;
    }

    /// A value as it looks in a file of its own.
    public static String text(JsonNode value) {
        return Layout.USUAL.write(value, "");
    }

    public String text() {
        return text;
    }

    /// The object without its layout.
    public JsonNode value() {
        return root.value();
    }

    /// The same text where the member `name` of the object at `path` has this value. Objects on the way to it that are
    /// not there are made.
    ///
    /// @throws Malformed when something else than an object stands on the way
    public Jsonc with(List<String> path, String name, JsonNode value) throws Malformed {
        var object = root;
        for (int depth = 0; depth < path.size(); depth++) {
            var next = object.members().get(path.get(depth));
            if (next == null) {
                var below = path.subList(depth + 1, path.size());
                return added(object, path.get(depth), nested(below, name, value));
            }
            require(next, next.value().isObject(), "`" + path.get(depth) + "` is no object.");
            object = next;
        }
        var known = object.members().get(name);
        return known == null ? added(object, name, value) : replaced(known, value);
    }

    /// The same text where the array `name` of the object has this item at its end. It is made where it is not there.
    ///
    /// @throws Malformed when `name` is something else
    public Jsonc withItem(String name, JsonNode item) throws Malformed {
        var array = root.members().get(name);
        if (array == null) {
            return added(root, name, Json.array().add(item));
        }
        require(array, array.value().isArray(), "`" + name + "` is no array.");
        return extended(array, layout.write(item, inside(array)));
    }

    private static JsonNode nested(List<String> path, String name, JsonNode value) {
        JsonNode object = Json.object().set(name, value);
        for (var key : path.reversed()) {
            object = Json.object().set(key, object);
        }
        return object;
    }

    private Jsonc replaced(Part part, JsonNode value) throws Malformed {
        var written = layout.write(value, Layout.indentation(text, part.start()));
        return of(text.substring(0, part.start()) + written + text.substring(part.end()));
    }

    private Jsonc added(Part object, String name, JsonNode value) throws Malformed {
        return extended(object, layout.member(name, value, inside(object)));
    }

    /// Writes `child` on a line of its own before the end of `parent`, behind whatever is said there.
    private Jsonc extended(Part parent, String child) throws Malformed {
        var children = List.copyOf(parent.children());
        int from = children.isEmpty() ? parent.start() + 1 : children.getLast().end();
        var gap = text.substring(from, parent.end() - 1);
        boolean trailing = COMMENT.matcher(gap).replaceAll("").contains(",");
        var separator = children.isEmpty() || trailing ? "" : ",";
        return of(text.substring(0, from)
                + separator
                + gap.stripTrailing()
                + layout.lineEnd()
                + inside(parent)
                + child
                + (trailing ? "," : "")
                + layout.lineEnd()
                + Layout.indentation(text, parent.start())
                + text.substring(parent.end() - 1));
    }

    /// The indentation of what stands in `parent`.
    private String inside(Part parent) {
        return Layout.indentation(text, parent.start()) + layout.unit();
    }

    private void require(Part part, boolean holds, String reason) throws Malformed {
        if (!holds) {
            var before = text.substring(0, part.start());
            long lineEnds = before.chars().filter(c -> c == '\n').count();
            throw new Malformed((int) lineEnds + 1, part.start() - before.lastIndexOf('\n'), reason);
        }
    }
}
