package io.naftiko.cli.serve;

import io.naftiko.runtime.host.Mounting.Unavailable;
import java.util.Map;

/// The ports that `--port` exchanges.
///
/// @param exchanged the port to open by the port that a file names
record Ports(Map<Integer, Integer> exchanged) {

    /// What to do about an address on which nothing can listen.
    String advice(Unavailable taken) {
        int port = taken.address().port();
        int named = exchanged.entrySet().stream()
                .filter(each -> each.getValue() == port)
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(port);
        return "cannot listen on " + taken.address() + ": " + taken.reason() + ". Choose another port: --port " + named
                + "=" + (port + 10_000 <= 65_535 ? port + 10_000 : 0) + ".";
    }
}
