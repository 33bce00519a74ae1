package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Operation;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The path of a consumed operation below the API's address, as its resource and the operation itself give it.
///
/// @param path with placeholders, without query and fragment
/// @param query the constant query; null when there is none
/// @param fragment what stands behind `#`; null when there is none
public record OperationPath(
        String path, @Nullable String query, @Nullable String fragment) {

    private static final String TARGET = "X-Amz-Target=";
    private static final Pattern TAIL = Pattern.compile("/?(?<tail>(?:[?#].*)?)$");
    private static final Pattern END = Pattern.compile("[?#]|/$");

    /// The path of one operation of an API.
    public static OperationPath of(Consumes api, Operation operation) {
        var text = joined(api, operation);
        int hash = text.indexOf('#');
        var fragment = hash < 0 ? null : text.substring(hash + 1);
        var address = hash < 0 ? text : text.substring(0, hash);
        int question = address.indexOf('?');
        var query = question < 0 ? null : address.substring(question + 1);
        return new OperationPath(slashed(question < 0 ? address : address.substring(0, question)), query, fragment);
    }

    private static String joined(Consumes api, Operation operation) {
        var resource = slashed(operation.resource().path());
        if (operation.path() == null) {
            return resource;
        }
        var own = slashed(operation.path());
        if (repeatsResources(api)) {
            return own;
        }
        return own.equals("/") ? resource : (resource.equals("/") ? "" : resource) + own;
    }

    /// What `path` of an operation must say for `segments`, such as `/{id}`, to stand at the end of the path; empty
    /// where only its resource can say it.
    static Optional<String> extended(Consumes api, Operation operation, String segments) {
        var resource = operation.resource().path();
        if (operation.path() == null
                && resource.length() > 1
                && END.matcher(resource).find()) {
            return Optional.empty();
        }
        var own = operation.path() == null ? (repeatsResources(api) ? resource : "") : operation.path();
        var cut = TAIL.matcher(own);
        return Optional.of(cut.find() ? own.substring(0, cut.start()) + segments + cut.group("tail") : own + segments);
    }

    /// Whether the operations of an API give whole paths: one of them then repeats the path of its resource.
    private static boolean repeatsResources(Consumes api) {
        return api.operations().stream().anyMatch(each -> {
            var resource = slashed(each.resource().path());
            return each.path() != null
                    && resource.length() > 1
                    && slashed(each.path()).startsWith(resource);
        });
    }

    private static String slashed(String path) {
        return path.isEmpty() || path.startsWith("/") ? path : "/" + path;
    }

    /// The operation that AWS reads from a header, where the path names it behind `#`.
    Optional<String> amazonTarget() {
        return Optional.ofNullable(fragment)
                .filter(text -> text.startsWith(TARGET))
                .map(text -> text.substring(TARGET.length()));
    }

    OperationPath append(String segment) {
        return new OperationPath((path.endsWith("/") ? path : path + "/") + segment, query, fragment);
    }

    /// What the path matches, for comparing it with others.
    String shape() {
        return PathText.shape(path) + "?" + (query == null ? "" : query)
                + amazonTarget().orElse("");
    }
}
