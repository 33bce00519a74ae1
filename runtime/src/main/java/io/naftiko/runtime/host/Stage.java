package io.naftiko.runtime.host;

import java.util.List;

/// Where sites are served.
@FunctionalInterface
public interface Stage {

    /// Serves `sites` in place of whatever was served before.
    Mounting swap(List<Site> sites);
}
