package io.naftiko.benchmarks.micro;

import io.naftiko.benchmarks.catalogue.Catalogue;
import io.naftiko.runtime.Engine;
import io.naftiko.runtime.Plan;
import io.naftiko.runtime.Settings;
import io.naftiko.runtime.bind.Environment;
import java.nio.file.Path;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The text of a capability file, until it could be served.
@State(Scope.Benchmark)
public class Linking {

    /// How many tools it has, and as many operations. Half of the published files have 7 or fewer.
    @Param({"1", "7", "60"})
    public int tools;

    private final Engine engine = new Engine(Settings.of(Environment.of(Map.of("PORT0_TOKEN", "t"))));
    private final Path file = Path.of("harbour.yaml");
    private String yaml = "";

    @Setup
    public void prepare() {
        yaml = Catalogue.yaml(tools, tools);
    }

    @Benchmark
    public Plan plan() {
        return engine.plan(file, yaml);
    }
}
