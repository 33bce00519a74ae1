package io.naftiko.benchmarks.contestant;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// nginx with `proxy_pass`: what a program costs that only passes bytes on.
public record NginxProxy(Path folder) implements Contestant {

    @Override
    public String id() {
        return "nginx";
    }

    @Override
    public String title() {
        return "nginx `proxy_pass`";
    }

    @Override
    public boolean takes(Trial trial) {
        return trial.kind() == Kind.REST;
    }

    @Override
    public @Nullable String prepare() {
        return Nginx.isInstalled() ? null : "nginx is not installed (Debian: nginx-light).";
    }

    @Override
    public Entrant start(Upstreams upstreams) {
        var nginx = Nginx.start(folder.resolve(id()), blocks(upstreams));
        return new Entrant(nginx.running(), "http://127.0.0.1:" + nginx.port(), "");
    }

    private static String blocks(Upstreams upstreams) {
        return """
              upstream fast { server %s; keepalive 512; keepalive_requests 1000000000; }
              upstream slow { server %s; keepalive 512; keepalive_requests 1000000000; }
              server {
                listen 127.0.0.1:PORT backlog=1024;
                proxy_http_version 1.1;
                proxy_set_header Connection "";
                proxy_buffers 32 8k;
            %s  }\
            """.formatted(
                        URI.create(upstreams.fast()).getAuthority(),
                        URI.create(upstreams.slow()).getAuthority(),
                        Arrays.stream(Answer.values()).map(NginxProxy::location).collect(Collectors.joining()));
    }

    private static String location(Answer answer) {
        var group = switch (answer) {
            case SMALL, LARGE -> "fast";
            case SLOW -> "slow";
        };
        return "    location = /raw/%1$s { proxy_pass http://%2$s/%1$s/rooms; }\n".formatted(answer.path(), group);
    }
}
