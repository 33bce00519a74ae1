package io.naftiko.benchmarks.contestant;

import io.naftiko.benchmarks.process.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The API as files that nginx sends: it takes less of the machine than any other, and cannot wait.
public record NginxApi(Running running, String origin) implements AutoCloseable {

    public static boolean isInstalled() {
        return Nginx.isInstalled();
    }

    public static NginxApi start(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var answer : Answer.values()) {
                Files.write(folder.resolve(answer.path() + ".json"), answer.json());
            }
            var nginx = Nginx.start(folder, blocks(folder));
            return new NginxApi(nginx.running(), "http://127.0.0.1:" + nginx.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String blocks(Path folder) {
        return """
            open_file_cache max=10;
            server {
              listen 127.0.0.1:PORT backlog=1024;
              root %s;
              location /small/ { try_files /small.json =404; }
              location /large/ { try_files /large.json =404; }
            }\
            """.formatted(folder.toAbsolutePath());
    }

    @Override
    public void close() {
        running.close();
    }
}
