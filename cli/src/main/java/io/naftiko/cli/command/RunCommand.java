package io.naftiko.cli.command;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.flag.EngineFlags;
import io.naftiko.cli.flag.HostFlags;
import io.naftiko.cli.flag.LogFlags;
import io.naftiko.cli.plan.PathParameter;
import io.naftiko.cli.serve.Serving;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description = "Serves capabilities until it is stopped. SIGTERM and SIGINT let the calls in flight finish.",
        footer = {
            "",
            "Example: serve a folder, its port 8080 on 18080, and call a test system",
            "  naftiko run capabilities/ --port 8080=18080 --upstream rooms=https://test.example.com/v2"
        })
final class RunCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HostFlags host = new HostFlags();

    @Mixin
    private EngineFlags engine = new EngineFlags();

    @Mixin
    private LogFlags log = new LogFlags();

    @Mixin
    private PathParameter paths = new PathParameter();

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        log.start(console);
        return new Serving(console, host, engine, log).serve(paths.sources());
    }
}
