package io.naftiko.runtime.host;

import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Exposes.Card;
import io.naftiko.runtime.model.Exposes.Offer;
import java.util.List;

/// A capability, ready to be mounted.
///
/// @param file as it was named
/// @param provider who publishes it: the prefix that tells two files with one namespace apart
public record Site(String file, String provider, List<Mount> mounts) {

    public Site {
        mounts = List.copyOf(mounts);
    }

    /// One server of a capability.
    ///
    /// @param units how many tools or operations it offers
    /// @param routes on which it answers, below its namespace
    public record Mount(Exposes exposes, int units, List<Route> routes) {

        public Mount {
            routes = List.copyOf(routes);
        }

        public static Mount of(Exposes exposes, Card card, List<Offer> offers) {
            return new Mount(exposes, offers.size(), exposes.serve(card, offers));
        }
    }
}
