package io.naftiko.runtime.curate;

import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.openapi.ApiOperation;
import io.naftiko.runtime.openapi.ApiServer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The APIs that the operations of a document belong to.
///
/// Mostly there is one. Operations on a server of their own, or without the credential of the others, are another.
final class Apis {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)\\}");
    private static final ApiServer UNKNOWN = new ApiServer("", "", Map.of());

    private final ApiDocument document;
    private final Wishes wishes;
    private final String namespace;
    private final Credentials credentials;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<Key, Api> all = new LinkedHashMap<>();
    private final Set<String> namespaces = new HashSet<>();

    private record Key(String address, Credential credential) {}

    Apis(ApiDocument document, Wishes wishes, String namespace, Consumer<String> notes) {
        this.document = document;
        this.wishes = wishes;
        this.namespace = namespace;
        this.credentials = new Credentials(document, namespace, notes);
    }

    Api of(ApiOperation operation) {
        var credential = credentials.of(operation);
        var address = address(operation);
        variables.putAll(credential.variables());
        return all.computeIfAbsent(
                new Key(address, credential), _ -> new Api(name(address, credential), address, credential));
    }

    List<Api> all() {
        return List.copyOf(all.values());
    }

    /// What the addresses and the credentials need, with what each is.
    Map<String, String> variables() {
        return variables;
    }

    /// The addresses of the document that were not chosen.
    List<String> others() {
        var chosen = document.servers().isEmpty() ? UNKNOWN : chosen();
        return document.servers().stream()
                .filter(each -> !each.equals(chosen))
                .map(ApiServer::url)
                .toList();
    }

    private String name(String address, Credential credential) {
        var plain = namespaces.isEmpty()
                ? namespace
                : namespace + "-" + (credential.equals(Credential.NONE) ? "public" : host(address));
        var name = plain;
        for (int number = 2; !namespaces.add(name); number++) {
            name = plain + "-" + number;
        }
        return name;
    }

    private static String host(String address) {
        var words = NameWords.of(Url.parse(address).origin().replaceFirst("^[a-z]+://", ""));
        return words.isEmpty() ? "other" : words.first();
    }

    private String address(ApiOperation operation) {
        if (!operation.servers().isEmpty()) {
            return written(operation.servers().getFirst().usual());
        }
        var wish = wishes.server();
        if (wish != null && !wish.matches("[0-9]{1,3}")) {
            return written(wish);
        }
        return written(document.servers().isEmpty() ? "" : chosen().usual());
    }

    private ApiServer chosen() {
        var wish = wishes.server();
        int number = wish != null && wish.matches("[0-9]{1,3}") ? Integer.parseInt(wish) : 1;
        return document.servers().get(Math.clamp(number, 1, document.servers().size()) - 1);
    }

    /// The address as a capability writes it: without its last slash; what it leaves open is a variable.
    private String written(String address) {
        var plain = address.strip().replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        if (!plain.matches("(?i)https?://.+")) {
            return relative(plain);
        }
        PLACEHOLDER
                .matcher(plain)
                .results()
                .map(found -> found.group(1))
                .forEach(name -> variables.putIfAbsent(
                        Credentials.screaming(namespace) + "_" + Credentials.screaming(name),
                        "a part of the API's address"));
        return PLACEHOLDER
                .matcher(plain)
                .replaceAll(found ->
                        "{{" + Credentials.screaming(namespace) + "_" + Credentials.screaming(found.group(1)) + "}}");
    }

    private String relative(String path) {
        var source = Url.parse(wishes.source());
        if (!source.origin().isEmpty() && source.origin().matches("(?i)https?://.+")) {
            return source.origin() + (path.startsWith("/") ? path : "");
        }
        var variable = Credentials.screaming(namespace) + "_URL";
        variables.putIfAbsent(variable, "where the API is, such as `https://api.example.com`");
        return "{{" + variable + "}}" + (path.startsWith("/") ? path : "");
    }
}
