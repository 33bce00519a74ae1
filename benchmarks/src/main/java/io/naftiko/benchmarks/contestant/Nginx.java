package io.naftiko.benchmarks.contestant;

import io.naftiko.benchmarks.process.Program;
import io.naftiko.benchmarks.process.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An nginx with a configuration of its own.
///
/// @param port of 127.0.0.1 at which it listens
record Nginx(Running running, int port) {

    static boolean isInstalled() {
        return Program.find("nginx").isPresent();
    }

    /// Starts one, and does not wait for it.
    ///
    /// @param folder for what it writes
    /// @param blocks inside of `http`, with `PORT` where the port goes
    static Nginx start(Path folder, String blocks) {
        try {
            int port = Program.freePort();
            var text = configuration(blocks.replace("PORT", Integer.toString(port)));
            var prefix = Files.createDirectories(folder).toAbsolutePath();
            var file = Files.writeString(prefix.resolve("nginx.conf"), text);
            var command =
                    List.of(Program.find("nginx").orElseThrow().toString(), "-p", prefix + "/", "-c", file.toString());
            return new Nginx(Running.start(command, Map.of(), folder), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String configuration(String blocks) {
        return """
            user %s;
            daemon off;
            pid nginx.pid;
            error_log stderr error;
            worker_processes auto;
            events { worker_connections 4096; }
            http {
              access_log off;
              default_type application/json;
              keepalive_requests 1000000000;
              client_body_temp_path temp-body;
              proxy_temp_path temp-proxy;
              fastcgi_temp_path temp-fastcgi;
              uwsgi_temp_path temp-uwsgi;
              scgi_temp_path temp-scgi;
            %s
            }
            """.formatted(System.getProperty("user.name"), blocks);
    }
}
