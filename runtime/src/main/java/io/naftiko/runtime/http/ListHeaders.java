package io.naftiko.runtime.http;

/// What an answer that was put together of several pages says of itself.
public final class ListHeaders {

    /// Why the list is shorter than it might be, as a sentence. Not there where it is whole.
    public static final String CUT = "Naftiko-Cut";

    /// The page on which an upstream answered with an error, counted from 1.
    public static final String PAGE = "Naftiko-Page";

    private ListHeaders() {}
}
