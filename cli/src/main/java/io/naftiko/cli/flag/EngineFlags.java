package io.naftiko.cli.flag;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How calls of upstreams are made, and what is done about files with problems.
public final class EngineFlags {

    @Mixin
    private VariableFlags variables = new VariableFlags();

    @Option(
            names = "--upstream",
            paramLabel = "NAMESPACE=URL",
            description = "Calls the API of a consumes namespace at another address than its baseUri; "
                    + "*=URL stands for all. Repeatable.")
    private Map<String, String> upstreams = new LinkedHashMap<>();

    @Option(
            names = "--mock",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "FILE",
            description = "Calls nothing real: OpenAPI documents answer, those beside the capabilities and FILE; "
                    + "an API without one answers with an echo. Repeatable.")
    private List<String> mocks = List.of();

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            converter = LimitConverters.Time.class,
            description = "Until a connection to an upstream stands; 5s when left out.")
    private @Nullable Duration connectTimeout;

    @Option(
            names = "--response-timeout",
            paramLabel = "TIME",
            converter = LimitConverters.Time.class,
            description = "Until the headers of an upstream's answer are there; 30s when left out.")
    private @Nullable Duration responseTimeout;

    @Option(
            names = "--total-timeout",
            paramLabel = "TIME",
            converter = LimitConverters.Time.class,
            description = "Until an upstream's whole answer is there; 60s when left out.")
    private @Nullable Duration totalTimeout;

    @Option(
            names = "--max-response",
            paramLabel = "SIZE",
            converter = LimitConverters.Size.class,
            description = "The largest answer that is taken from an upstream; 32MiB when left out.")
    private @Nullable Long maxResponse;

    @Option(
            names = "--max-calls",
            paramLabel = "NUMBER",
            description = "How many calls of one capability run at a time; 256 when left out.")
    private @Nullable Integer maxCalls;

    @Option(
            names = "--max-queue",
            paramLabel = "NUMBER",
            description = "How many more calls of one capability wait for their turn; 1024 when left out.")
    private @Nullable Integer maxQueue;

    @Option(
            names = "--max-wait",
            paramLabel = "TIME",
            converter = LimitConverters.Time.class,
            description = "How long a call waits for its turn before it is refused; 5s when left out.")
    private @Nullable Duration maxWait;

    @Option(
            names = "--http-client",
            paramLabel = "CLIENT",
            defaultValue = "auto",
            description = "Which client calls APIs: auto takes the best for each call, jdk that of the JDK for all;"
                    + " auto when left out.")
    private HttpClientChoice client = HttpClientChoice.AUTO;

    @Option(names = "--lenient", description = "Of a file with errors in single tools or operations, uses the others.")
    private boolean lenient;

    @Option(names = "--strict", description = "Takes every warning for an error.")
    private boolean strict;

    public HttpClientChoice client() {
        return client;
    }

    public VariableFlags variables() {
        return variables;
    }

    /// Addresses by namespace; `*` stands for all.
    public Map<String, String> upstreams() {
        return upstreams;
    }

    public boolean mocking() {
        return !mocks.isEmpty();
    }

    /// The OpenAPI documents that are named.
    public List<String> mockDocuments() {
        return mocks.stream().filter(each -> !each.isEmpty()).toList();
    }

    public @Nullable Duration connectTimeout() {
        return connectTimeout;
    }

    public @Nullable Duration responseTimeout() {
        return responseTimeout;
    }

    public @Nullable Duration totalTimeout() {
        return totalTimeout;
    }

    public @Nullable Long maxResponse() {
        return maxResponse;
    }

    public @Nullable Integer maxCalls() {
        return maxCalls;
    }

    public @Nullable Integer maxQueue() {
        return maxQueue;
    }

    public @Nullable Duration maxWait() {
        return maxWait;
    }

    public boolean lenient() {
        return lenient;
    }

    public boolean strict() {
        return strict;
    }
}
