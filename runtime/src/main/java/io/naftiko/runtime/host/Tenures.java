package io.naftiko.runtime.host;

import io.naftiko.runtime.host.Site.Mount;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Tells servers when they begin to answer, and when they cease to.
final class Tenures {

    private Set<Mount> mounted = Set.of();

    /// These sites answer from now on, and no others.
    void change(List<Site> sites) {
        Set<Mount> now = Collections.newSetFromMap(new IdentityHashMap<>());
        sites.forEach(site -> now.addAll(site.mounts()));
        var before = mounted;
        mounted = now;
        now.stream()
                .filter(mount -> !before.contains(mount))
                .forEach(mount -> mount.tenure().begin());
        before.stream()
                .filter(mount -> !now.contains(mount))
                .forEach(mount -> mount.tenure().end());
    }
}
