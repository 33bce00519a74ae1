package io.naftiko.runtime.fleet;

import static io.naftiko.runtime.fleet.Harbour.answer;
import static io.naftiko.runtime.fleet.Harbour.calling;
import static io.naftiko.runtime.fleet.Harbour.request;
import static io.naftiko.runtime.fleet.Harbour.version;
import static io.naftiko.runtime.fleet.Harbour.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.RawClient;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a swap does to calls, and what it leaves behind.
@Timeout(120)
class SwapTest {

    private static final int SWAPS = 1_000;

    @TempDir
    private Path folder;

    @Test
    void letsACallInFlightFinishInTheVersionInWhichItBegan() throws Exception {
        var arrived = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        try (var upstream = RecordingUpstream.answering(request -> {
            arrived.countDown();
            var answer = Answer.json("{\"path\": \"" + request.path() + "\"}");
            return request.path().endsWith("/1") ? answer.after(proceed) : answer;
        })) {
            var file = write(folder.resolve("a.yaml"), calling(upstream.origin(), "a", 1));
            try (var harbour = new Harbour(folder);
                    var client = new RawClient(harbour.port())) {
                client.send(request("/a"));
                arrived.await();

                write(file, calling(upstream.origin(), "a", 2));
                harbour.fleet().refresh();
                assertThat(harbour.ask("a")).isEqualTo("{\"asked\":\"/a/2\",\"version\":\"v2\"}");
                proceed.countDown();

                assertThat(client.reply().body()).isEqualTo("{\"asked\":\"/a/1\",\"version\":\"v1\"}");
                assertThat(client.send(request("/a")).reply().body())
                        .as("the connection goes on, in the new version")
                        .isEqualTo("{\"asked\":\"/a/2\",\"version\":\"v2\"}");
            }
        }
    }

    @Test
    void doesNotWaitForTheCallsOnAPortThatItGivesUp() throws Exception {
        var arrived = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        try (var upstream = RecordingUpstream.answering(_ -> {
            arrived.countDown();
            return Answer.json("{\"path\": \"\"}").after(proceed);
        })) {
            var file = write(folder.resolve("a.yaml"), calling(upstream.origin(), "a", 1));
            try (var harbour = new Harbour(folder);
                    var client = new RawClient(harbour.port())) {
                client.send(request("/a"));
                arrived.await();

                Files.delete(file);
                harbour.fleet().refresh();
                assertThat(harbour.ask("a")).isEqualTo("ConnectException");
                write(file, version("a", 2));
                harbour.fleet().refresh();
                assertThat(harbour.ask("a")).as("the same port again").isEqualTo(answer(2));
                proceed.countDown();

                assertThat(client.reply().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void leavesNothingBehind() throws Exception {
        try (var upstream = Harbour.api()) {
            var file = write(folder.resolve("a.yaml"), calling(upstream.origin(), "a", 0));
            try (var harbour = new Harbour(folder)) {
                var early = swap(harbour, file, upstream.origin(), 1, 50);
                int threads = Thread.activeCount();
                int files = openFiles();

                swap(harbour, file, upstream.origin(), 51, SWAPS);

                assertThat(harbour.ask("a")).contains("v" + SWAPS);
                assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 3);
                assertThat(openFiles()).isLessThanOrEqualTo(files + 3);
                Harbour.await(() -> {
                    System.gc();
                    return early.stream().allMatch(site -> site.refersTo(null));
                });
            }
        }
    }

    private static List<WeakReference<Site>> swap(Harbour harbour, Path file, String origin, int from, int to) {
        var sites = new ArrayList<WeakReference<Site>>();
        for (int version = from; version <= to; version++) {
            write(file, calling(origin, "a", version));
            for (var news : harbour.fleet().refresh().news()) {
                var changed = (News.Changed) news;
                sites.add(new WeakReference<>(changed.candidate().site()));
            }
            assertThat(sites).hasSize(version - from + 1);
            if (version % 10 == 0) {
                assertThat(harbour.ask("a")).contains("\"/a/" + version + "\"");
            }
        }
        harbour.forget();
        return sites;
    }

    /// How many file descriptors this process has; 0 where the system does not say.
    private static int openFiles() throws IOException {
        var folder = Path.of("/proc/self/fd");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(folder)) {
            return (int) open.count();
        }
    }
}
