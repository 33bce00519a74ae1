package io.naftiko.benchmarks.compare;

import io.naftiko.benchmarks.contestant.Contestant;
import io.naftiko.benchmarks.contestant.McpJavaSdk;
import io.naftiko.benchmarks.contestant.McpNodeSdk;
import io.naftiko.benchmarks.contestant.NaftikoServer;
import io.naftiko.benchmarks.contestant.NginxProxy;
import io.naftiko.benchmarks.figures.Order;
import java.nio.file.Path;
import java.util.List;

/// Everything that can be compared.
final class Field {

    /// The contestant that the others are measured against.
    static final String REFERENCE = "naftiko";

    /// They have 14,000 operations, and 16,000 tools.
    private static final int FILES = 1_770;

    private static final int SMOKE_FILES = 10;

    private Field() {}

    static List<Contestant> contestants(Order order, Path folder) {
        int files = order.smoke() ? SMOKE_FILES : FILES;
        return List.of(
                NaftikoServer.usual(REFERENCE, order.launcher(), folder),
                NaftikoServer.special("naftiko-14000", "14,000 routes", order.launcher(), folder, files),
                NaftikoServer.special(
                        "naftiko-jdk", "JDK's client", order.launcher(), folder, 0, "--http-client", "jdk"),
                new NginxProxy(folder),
                new McpJavaSdk(folder, false),
                new McpJavaSdk(folder, true),
                new McpNodeSdk(folder));
    }
}
