package io.naftiko.runtime.fleet;

import io.naftiko.runtime.Plan;
import io.naftiko.runtime.host.Site;

/// A file that may be served.
///
/// @param site what it offers
/// @param good whether it may be served as it is
public record Candidate(Plan plan, Site site, boolean good) {

    public String file() {
        return plan.file();
    }
}
