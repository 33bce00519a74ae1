package io.naftiko.runtime.mock;

import java.util.List;

/// Carries a refusal to the place that shapes its body.
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> reasons;

    /// @param reasons each a sentence for the caller
    Refused(int status, List<String> reasons) {
        super(String.join("; ", reasons), null, false, false);
        this.status = status;
        this.reasons = List.copyOf(reasons);
    }

    static Refused notFound(String noun, String id) {
        return new Refused(404, List.of("There is no " + noun.replace('_', ' ') + " `" + id + "`."));
    }

    int status() {
        return status;
    }

    List<String> reasons() {
        return reasons;
    }
}
