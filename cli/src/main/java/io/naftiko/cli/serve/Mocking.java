package io.naftiko.cli.serve;

import io.naftiko.cli.console.Console;
import io.naftiko.cli.console.Exit;
import io.naftiko.cli.console.Refused;
import io.naftiko.cli.flag.LogFlags;
import io.naftiko.runtime.mock.MockApi;
import io.naftiko.runtime.openapi.ApiDocument;
import io.naftiko.runtime.openapi.OpenApiReader;
import io.naftiko.runtime.report.Problem;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.serve.Listener;
import io.naftiko.runtime.serve.PortUnavailable;
import io.naftiko.runtime.serve.ServeLimits;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// `naftiko mock`: answers on a port in the place of an API, and waits until it is stopped.
public final class Mocking {

    private static final int HIGHEST_PORT = 65_535;

    private final Voice voice;

    public Mocking(Console console, LogFlags log) {
        this.voice = new Voice(console, log);
    }

    /// The exit code, once it is stopped or cannot start.
    ///
    /// @param openApi the document that describes the API
    /// @param port 0 for any free one
    /// @throws Refused when the document cannot be read
    public int serve(Path openApi, String host, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw Refused.usage("--port takes a number from 0 to " + HIGHEST_PORT + ", found " + port + ".");
        }
        var document = read(openApi);
        try (var listener = Listener.open(host, port, MockApi.of(document), ServeLimits.DEFAULT);
                var stop = new Stop()) {
            show(document, "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + listener.port());
            stop.await();
            voice.tell("Stopping, once the calls in flight are done. Another Ctrl-C stops them too.");
        } catch (PortUnavailable taken) {
            voice.fail(taken.getMessage() + ". Take another with --port.");
            return Exit.FAILED;
        }
        return Exit.DONE;
    }

    private static ApiDocument read(Path file) {
        var problems = new Problems();
        var document = new OpenApiReader(problems).read(file);
        return document.filter(_ -> !problems.hasErrors())
                .orElseThrow(() -> Refused.failed(
                        problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n"))));
    }

    private void show(ApiDocument document, String address) {
        int operations = document.operations().size();
        voice.tell(voice.bold(address) + "  " + operations + (operations == 1 ? " operation" : " operations")
                + voice.dim("  " + document.title()));
        voice.tell("What is created is remembered until this ends. Credentials are not looked at.");
        voice.tell("Use it:  naftiko run FILE --upstream NAMESPACE=" + address);
        voice.tell("Ready. Ctrl-C stops it.");
    }
}
