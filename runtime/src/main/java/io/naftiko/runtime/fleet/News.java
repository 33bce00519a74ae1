package io.naftiko.runtime.fleet;

/// What has become of a file. Closed.
public sealed interface News {

    /// As it was named.
    String file();

    /// It is served, which it was not before.
    record Added(Candidate candidate) implements News {

        @Override
        public String file() {
            return candidate.file();
        }
    }

    /// It is served in another version than before.
    record Changed(Candidate candidate) implements News {

        @Override
        public String file() {
            return candidate.file();
        }
    }

    /// It is not served any more, because it is gone.
    record Removed(String file) implements News {}

    /// It went bad, or is bad in another way than before: its last good version goes on being served.
    ///
    /// @param candidate the bad version
    record Outdated(Candidate candidate) implements News {

        @Override
        public String file() {
            return candidate.file();
        }
    }

    /// It is bad, or bad in another way than before, and there is no good version of it.
    record Rejected(Candidate candidate) implements News {

        @Override
        public String file() {
            return candidate.file();
        }
    }
}
