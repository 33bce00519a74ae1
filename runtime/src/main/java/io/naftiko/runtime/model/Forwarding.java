package io.naftiko.runtime.model;

import java.util.List;

/// The inputs of a unit that sends a web client's request on: the parts of that request.
public final class Forwarding {

    /// The methods that are sent on.
    public static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    public static final String METHOD = "method";

    /// What stands behind the route, percent-encoded as it came.
    public static final String PATH = "path";

    /// The query as it came, without `?`.
    public static final String QUERY = "query";

    /// The headers by name; one that comes several times has an array of values.
    public static final String HEADERS = "headers";

    public static final String BODY = "body";

    private Forwarding() {}
}
