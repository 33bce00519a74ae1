package io.naftiko.runtime.openapi;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// How an API learns who calls it (OpenAPI 3.1, 4.8.27). Closed.
public sealed interface SecurityScheme {

    /// A value of a name of its own.
    ///
    /// @param in `header`, `query` or `cookie`
    record ApiKey(String in, String name) implements SecurityScheme {}

    /// A scheme of the `Authorization` header.
    ///
    /// @param scheme in lower case, such as `basic`, `bearer` or `digest`
    record Http(String scheme) implements SecurityScheme {}

    /// A token that an authorization server gives.
    ///
    /// @param tokenUrl where; empty where the document does not say
    record OAuth2(String tokenUrl) implements SecurityScheme {}

    /// A token that an OpenID provider gives.
    ///
    /// @param url of the provider's description
    record OpenIdConnect(String url) implements SecurityScheme {}

    /// A scheme of a type that nothing is known of, such as `mutualTLS`.
    record Other(String type) implements SecurityScheme {}

    static SecurityScheme of(JsonNode scheme) {
        var type = scheme.path("type").asString("");
        return switch (type) {
            case "apiKey" ->
                new ApiKey(
                        scheme.path("in").asString("header"),
                        scheme.path("name").asString(""));
            case "http" -> new Http(scheme.path("scheme").asString("").toLowerCase(Locale.ROOT));
            case "oauth2" -> new OAuth2(tokenUrl(scheme.path("flows")));
            case "openIdConnect" ->
                new OpenIdConnect(scheme.path("openIdConnectUrl").asString(""));
            default -> new Other(type);
        };
    }

    private static String tokenUrl(JsonNode flows) {
        return flows.valueStream()
                .map(flow -> flow.path("tokenUrl").asString(""))
                .filter(url -> !url.isEmpty())
                .findFirst()
                .orElse("");
    }
}
