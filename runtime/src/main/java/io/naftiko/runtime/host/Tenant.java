package io.naftiko.runtime.host;

import io.naftiko.runtime.host.Mounting.Served;
import io.naftiko.runtime.host.Site.Mount;

/// A server on a listener that it shares with others. Each is equal to itself alone.
///
/// @param prefix the path below which it alone answers
public record Tenant(Site site, Mount mount, String prefix) {

    public String namespace() {
        return mount.exposes().namespace();
    }

    public String file() {
        return site.file();
    }

    Served served(ListenAddress address) {
        return new Served("http://" + address + prefix, mount.exposes().type(), namespace(), mount.count(), file());
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
