package io.naftiko.runtime.extension.protobuf;

import io.naftiko.runtime.report.Place;

/// Says where a text is no `.proto` file, and why. The message is a clause.
final class ProtoSyntax extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Place place;

    ProtoSyntax(Place place, String reason) {
        super(reason);
        this.place = place;
    }

    Place place() {
        return place;
    }
}
