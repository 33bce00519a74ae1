package io.naftiko.runtime.host;

import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Admission;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Exposes.Card;
import io.naftiko.runtime.model.Exposes.Offer;
import io.naftiko.runtime.model.Info;
import io.naftiko.runtime.model.Speaker;
import io.naftiko.runtime.model.Tenure;
import io.naftiko.runtime.model.Unit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file that a host is given: what it offers, ready to be mounted.
///
/// @param file as it was named
/// @param provider who publishes it: the prefix that tells two files with one namespace apart
/// @param info what it is called
/// @param mounts empty for a file that is not served
public record Site(String file, String provider, Info info, List<Mount> mounts, Standing standing) {

    public Site {
        mounts = List.copyOf(mounts);
    }

    /// This site in the place of one whose file went bad: it goes on as it was, and shows what is wrong now.
    public Site outdatedBy(Site newer) {
        return new Site(file, provider, info, mounts, standing.outdatedBy(newer.standing()));
    }

    /// This site without its mounts: its file is not good enough to be served, and shows why.
    public Site rejected() {
        return new Site(file, provider, info, List.of(), standing.rejected());
    }

    /// One server of a capability.
    ///
    /// @param offers its tools, operations, resources and prompts
    /// @param routes on which it answers, below its namespace
    /// @param tenure is told when it answers
    /// @param speaker lets a client speak with it over a pair of streams; null where that is not possible
    public record Mount(
            Exposes exposes,
            List<Offer> offers,
            List<Route> routes,
            Tenure tenure,
            @Nullable Speaker speaker) {

        public Mount {
            offers = List.copyOf(offers);
            routes = List.copyOf(routes);
        }

        /// A server that is reached over HTTP alone, and is told nothing.
        public Mount(Exposes exposes, List<Offer> offers, List<Route> routes) {
            this(exposes, offers, routes, Tenure.NONE, null);
        }

        /// Whether there is something that a caller could ask of it over HTTP.
        public boolean answers() {
            return !routes.isEmpty() && offersSomething();
        }

        /// Whether there is something that a client could ask of it over a pair of streams.
        public boolean speaks() {
            return speaker != null && offersSomething();
        }

        private boolean offersSomething() {
            return !offers.isEmpty() || !exposes.skills().isEmpty();
        }

        /// How many units and skills it offers, by what they are called and in the order of the file.
        public Map<String, Integer> count() {
            var counts = Unit.count(offers.stream().map(Offer::unit));
            if (!exposes.skills().isEmpty()) {
                counts.put("skill", exposes.skills().size());
            }
            return counts;
        }

        /// A server as it is served, without the words of its file that nobody asks for any more.
        ///
        /// @param admission how its callers come in
        public static Mount of(Exposes exposes, Card card, List<Offer> offers, Admission admission) {
            var server = exposes.bare();
            var bare = offers.stream().map(Offer::bare).toList();
            var routes = admission.around(server.serve(card, bare));
            return new Mount(server, bare, routes, server.tenure(card, bare), server.speaker(card, bare));
        }
    }
}
