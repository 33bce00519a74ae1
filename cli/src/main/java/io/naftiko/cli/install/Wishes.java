package io.naftiko.cli.install;

import io.naftiko.cli.flag.AddressFlags;
import io.naftiko.cli.flag.HostFlags.Transport;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was asked for.
///
/// @param transport null for what suits the client and the server
/// @param addresses where `run` would listen
/// @param envFiles what `run` would take variables from
public record Wishes(Client client, @Nullable Transport transport, AddressFlags addresses, List<Path> envFiles) {

    public Wishes {
        envFiles = List.copyOf(envFiles);
    }
}
