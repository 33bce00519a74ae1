package io.naftiko.runtime.fleet;

import static io.naftiko.runtime.fleet.Harbour.calling;
import static io.naftiko.runtime.fleet.Harbour.replace;
import static io.naftiko.runtime.fleet.Harbour.request;
import static io.naftiko.runtime.fleet.Harbour.version;
import static io.naftiko.runtime.fleet.Harbour.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.testing.RawClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Callers that never pause, on connections that they keep, while files change in every way.
@Timeout(120)
class ReloadStormTest {

    private static final int CHANGES = 150;
    private static final int CALLERS = 6;
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final Pattern WHOLE = Pattern.compile("\\{\"asked\":\"/(\\w)/(\\d+)\",\"version\":\"v\\2\"}");

    @TempDir
    private Path folder;

    private final Random random = new Random(20261122);
    private final AtomicInteger newest = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private volatile boolean over;

    @Test
    void everyCallIsAnsweredByOneVersion() throws Exception {
        try (var upstream = Harbour.api();
                var callers = Executors.newCachedThreadPool()) {
            NAMES.forEach(name -> write(file(name), calling(upstream.origin(), name, 0)));
            try (var harbour = new Harbour(folder);
                    var _ = Watcher.of(harbour.fleet())) {
                var calls = new ArrayList<Future<?>>();
                for (int caller = 0; caller < CALLERS; caller++) {
                    var name = NAMES.get(caller % NAMES.size());
                    calls.add(callers.submit(() -> call(harbour.port(), name)));
                }
                calls.add(callers.submit(() -> refresh(harbour.fleet())));
                storm(harbour.fleet(), upstream.origin(), calls);
                for (var call : calls) {
                    call.get();
                }
            }
        }
    }

    /// Every caller is answered about once in each version.
    private void storm(Fleet fleet, String origin, List<Future<?>> calls) throws IOException {
        try {
            for (int change = 1; change <= CHANGES; change++) {
                change(fleet, origin);
                int seen = answers.get() + CALLERS;
                Harbour.await(() -> answers.get() >= seen || calls.stream().anyMatch(Future::isDone));
            }
        } finally {
            over = true;
        }
    }

    private @Nullable Void call(int port, String name) throws IOException {
        try (var client = new RawClient(port)) {
            for (int least = 0; !over; answers.incrementAndGet()) {
                var reply = client.send(request("/" + name)).reply();
                var whole = WHOLE.matcher(reply.body());
                assertThat(reply.status()).as(reply.body()).isEqualTo(200);
                assertThat(whole.matches()).as(reply.body()).isTrue();
                assertThat(whole.group(1)).isEqualTo(name);
                assertThat(Integer.parseInt(whole.group(2))).isBetween(least, newest.get());
                least = Integer.parseInt(whole.group(2));
            }
            return null;
        }
    }

    /// Looks at the files in the midst of every change.
    private void refresh(Fleet fleet) {
        while (!over) {
            fleet.refresh();
        }
    }

    private void change(Fleet fleet, String origin) throws IOException {
        var name = NAMES.get(random.nextInt(NAMES.size()));
        var text = calling(origin, name, newest.incrementAndGet());
        switch (random.nextInt(6)) {
            case 0 -> replace(file(name), text);
            case 1 -> {
                write(file(name), "");
                fleet.refresh();
                write(file(name), text.substring(0, text.indexOf("exposes")));
                fleet.refresh();
                write(file(name), text);
            }
            case 2 -> {
                write(file(name), text.replace("call: api.read", "call: api.raed"));
                fleet.refresh();
                write(file(name), text);
            }
            case 3 -> Files.move(file(name), file(name).resolveSibling(name + newest.get() + ".yaml"));
            case 4 -> write(folder.resolve("extra.yaml"), version("extra", newest.get()));
            default -> Files.deleteIfExists(folder.resolve("extra.yaml"));
        }
        fleet.refresh();
    }

    /// The file of a capability, by whatever name it has now.
    private Path file(String name) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name + "\\d*\\.yaml"))
                    .findFirst()
                    .orElse(folder.resolve(name + ".yaml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
