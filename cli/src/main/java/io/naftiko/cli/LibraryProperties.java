package io.naftiko.cli;

import java.util.Map;

/// What libraries take from system properties, and only before they are first used.
final class LibraryProperties {

    private static final Map<String, String> PROPERTIES = Map.of(
            // an idle connection is given up before the usual proxy does so, after 60 seconds: a call never meets its
            // end
            "jdk.httpclient.keepalive.timeout", "45",
            "jdk.httpclient.keepalive.timeout.h2", "45",
            "jdk.httpclient.connectionPoolSize", "4096",
            "javax.management.builder.initial", NoManagement.class.getName());

    private LibraryProperties() {}

    /// Sets those that nobody has set.
    static void init() {
        PROPERTIES.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    }
}
