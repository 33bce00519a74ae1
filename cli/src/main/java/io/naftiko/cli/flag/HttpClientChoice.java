package io.naftiko.cli.flag;

import io.naftiko.runtime.consume.JdkNetwork;
import io.naftiko.runtime.consume.Network;
import java.util.Locale;

/// Which client calls APIs.
public enum HttpClientChoice {

    /// The one that is best for each call.
    AUTO,

    /// That of the JDK for every call.
    JDK;

    public Network network() {
        return switch (this) {
            case AUTO -> Network.usual();
            case JDK -> new JdkNetwork();
        };
    }

    /// As the flag takes it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
