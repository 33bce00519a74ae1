package io.naftiko.cli.serve;

import io.naftiko.runtime.model.Caller;
import io.naftiko.runtime.model.Exposes.Offer;
import java.util.function.Predicate;

/// Whether a unit says that it only reads: by its method, or by its hints.
final class ReadOnly implements Predicate<Offer> {

    @Override
    public boolean test(Offer offer) {
        return switch (offer.unit().caller()) {
            case Caller.Web web -> web.method().equals("GET") || web.method().equals("HEAD");
            case Caller.Reader _, Caller.Prompter _ -> true;
            case Caller.Agent _ -> Boolean.TRUE.equals(offer.unit().hints().readOnly());
        };
    }
}
