package io.naftiko.cli;

import java.util.Map;

/// What the HTTP client of the JDK takes from system properties, and only before it is first used.
final class HttpClientProperties {

    /// An idle connection is given up before the usual proxy does so, after 60 seconds: a call never meets its end.
    private static final Map<String, String> PROPERTIES = Map.of(
            "jdk.httpclient.keepalive.timeout", "45",
            "jdk.httpclient.keepalive.timeout.h2", "45",
            "jdk.httpclient.connectionPoolSize", "4096");

    private HttpClientProperties() {}

    /// Sets those that nobody has set.
    static void init() {
        PROPERTIES.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    }
}
