package io.naftiko.runtime.curate;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.openapi.ApiOperation;
import io.naftiko.runtime.openapi.SecurityScheme;
import io.naftiko.runtime.openapi.SecurityScheme.ApiKey;
import io.naftiko.runtime.openapi.SecurityScheme.Http;
import io.naftiko.runtime.openapi.SecurityScheme.OAuth2;
import io.naftiko.runtime.openapi.SecurityScheme.OpenIdConnect;
import io.naftiko.runtime.openapi.SecurityScheme.Other;
import io.naftiko.runtime.openapi.ShortText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// Turns the security schemes of a document into credentials whose secrets are variables.
final class Credentials {

    private final Map<String, SecurityScheme> schemes;
    private final List<String> usual;
    private final String prefix;
    private final Consumer<String> notes;
    private final Map<String, String> stems = new HashMap<>();
    private final Map<List<String>, Credential> made = new HashMap<>();

    /// Creates the credentials of a document.
    ///
    /// @param namespace begins the names of the variables
    /// @param notes takes a sentence for each scheme that the engine does not have
    Credentials(ApiDocument document, String namespace, Consumer<String> notes) {
        this.schemes = document.schemes();
        this.prefix = screaming(namespace);
        this.notes = notes;
        this.usual = document.operations().stream()
                .flatMap(each -> each.security().stream())
                .filter(this::isSupported)
                .collect(java.util.stream.Collectors.groupingBy(
                        each -> each, LinkedHashMap::new, java.util.stream.Collectors.counting()))
                .entrySet()
                .stream()
                .reduce((best, each) -> each.getValue() > best.getValue() ? each : best)
                .map(Map.Entry::getKey)
                .orElse(List.of());
    }

    static String screaming(String name) {
        var words = String.join("_", NameWords.of(name).all()).toUpperCase(Locale.ROOT);
        return words.isEmpty() || Character.isDigit(words.charAt(0)) ? "API" + words : words;
    }

    /// The alternative that most operations of the document have, or else the first that the engine can do.
    Credential of(ApiOperation operation) {
        var alternatives =
                operation.security().stream().filter(each -> !each.isEmpty()).toList();
        if (alternatives.isEmpty()) {
            return Credential.NONE;
        }
        var chosen = alternatives.contains(usual)
                ? usual
                : alternatives.stream().filter(this::isSupported).findFirst().orElse(alternatives.getFirst());
        return made.computeIfAbsent(chosen, this::make);
    }

    private boolean isSupported(List<String> names) {
        return !names.isEmpty() && names.stream().allMatch(name -> isSupported(schemes.get(name)));
    }

    private static boolean isSupported(@org.jspecify.annotations.Nullable SecurityScheme scheme) {
        return switch (scheme) {
            case null -> false;
            case ApiKey key -> !key.name().isEmpty();
            case Http http -> Set.of("basic", "bearer", "digest").contains(http.scheme());
            case OAuth2 _, OpenIdConnect _ -> true;
            case Other _ -> false;
        };
    }

    private Credential make(List<String> names) {
        if (!isSupported(names)) {
            notes.accept("The API asks for " + String.join(" and ", names)
                    + ", which the engine does not have; calls carry no credential.");
            return Credential.NONE;
        }
        var parts = names.stream().map(name -> part(name, schemes.get(name))).toList();
        return parts.size() == 1 ? parts.getFirst() : joined(parts);
    }

    private Credential part(String name, @org.jspecify.annotations.Nullable SecurityScheme scheme) {
        return switch (scheme) {
            case ApiKey key -> apiKey(name, key);
            case Http http when http.scheme().equals("bearer") -> token(name, "a token");
            case Http http -> login(name, http.scheme());
            case OAuth2 oauth -> token(name, "an access token" + from(oauth.tokenUrl()));
            case OpenIdConnect openId -> token(name, "an access token" + from(openId.url()));
            case Other _ -> Credential.NONE;
            case null -> Credential.NONE;
        };
    }

    private static String from(String url) {
        return url.isEmpty() ? "" : " from " + ShortText.of(url, 120);
    }

    private Credential apiKey(String name, ApiKey key) {
        var variable = stem(name, "API_KEY");
        var in = Set.of("query", "cookie").contains(key.in()) ? key.in() : "header";
        var authentication = Json.object()
                .put("type", "apikey")
                .put("key", key.name())
                .put("value", "{{" + variable + "}}")
                .put("placement", in);
        var what = "the key `" + ShortText.plain(key.name()) + "` (" + in + ")";
        return new Credential(authentication, List.of(), Map.of(variable, what), Set.of(Inputs.place(in, key.name())));
    }

    private Credential token(String name, String what) {
        var variable = stem(name, "TOKEN");
        var authentication = Json.object().put("type", "bearer").put("token", "{{" + variable + "}}");
        return new Credential(
                authentication, List.of(), Map.of(variable, what), Set.of(Inputs.place("header", "Authorization")));
    }

    private Credential login(String name, String scheme) {
        var user = stem(name, "USERNAME");
        var password = stem(name + " password", "PASSWORD");
        var authentication = Json.object()
                .put("type", scheme)
                .put("username", "{{" + user + "}}")
                .put("password", "{{" + password + "}}");
        var variables = new LinkedHashMap<String, String>();
        variables.put(user, "the user");
        variables.put(password, "the password");
        return new Credential(authentication, List.of(), variables, Set.of(Inputs.place("header", "Authorization")));
    }

    /// The variable of a scheme: named for what it holds, or for the scheme where that name is taken.
    private String stem(String scheme, String what) {
        return stems.computeIfAbsent(scheme, _ -> {
            var usualName = prefix + "_" + what;
            var name = stems.containsValue(usualName) ? prefix + "_" + screaming(scheme) : usualName;
            for (int number = 2; stems.containsValue(name); number++) {
                name = usualName + "_" + number;
            }
            return name;
        });
    }

    /// Several credentials in one call: the first in its own words, the others as headers or parameters of a fixed
    /// value.
    private static Credential joined(List<Credential> parts) {
        var inputs = new ArrayList<ObjectNode>();
        var variables = new LinkedHashMap<String, String>();
        var places = new HashSet<String>();
        for (var part : parts) {
            variables.putAll(part.variables());
            places.addAll(part.places());
        }
        var signing = parts.stream().filter(each -> !isKey(each)).findFirst().orElse(parts.getFirst());
        parts.stream().filter(each -> !each.equals(signing) && isKey(each)).forEach(each -> inputs.add(beside(each)));
        return new Credential(signing.authentication(), inputs, variables, places);
    }

    private static boolean isKey(Credential part) {
        return part.authentication() != null
                && part.authentication().path("type").asString("").equals("apikey");
    }

    private static ObjectNode beside(Credential key) {
        var authentication = key.authentication() == null ? Json.object() : key.authentication();
        return Json.object()
                .put("name", authentication.path("key").asString(""))
                .put("in", authentication.path("placement").asString(""))
                .put("value", authentication.path("value").asString(""));
    }
}
