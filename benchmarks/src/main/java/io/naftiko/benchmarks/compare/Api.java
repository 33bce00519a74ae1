package io.naftiko.benchmarks.compare;

import io.naftiko.benchmarks.contestant.Answer;
import io.naftiko.benchmarks.contestant.NginxApi;
import io.naftiko.benchmarks.contestant.Upstreams;
import io.naftiko.benchmarks.load.RoomsApi;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The API that every contestant calls: nginx where it is installed, and what answers after a while in this process.
final class Api implements AutoCloseable {

    private final RoomsApi own = new RoomsApi(Answer.all());
    private final @Nullable NginxApi nginx;

    Api(Path folder) {
        nginx = NginxApi.isInstalled() ? NginxApi.start(folder) : null;
    }

    Upstreams upstreams() {
        return new Upstreams(nginx == null ? own.origin() : nginx.origin(), own.origin());
    }

    String title() {
        return nginx == null ? "a server of the benchmark's own" : "nginx";
    }

    @Override
    public void close() {
        own.close();
        if (nginx != null) {
            nginx.close();
        }
    }
}
