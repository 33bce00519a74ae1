package io.naftiko.runtime.serve;

import java.time.Duration;

/// What a listener grants to its peers.
///
/// @param maxBodyBytes of one request; a larger one is answered 413
/// @param maxHeaderBytes of one request's line and headers together
/// @param header until the headers of a request that began are there
/// @param body until the whole body behind them is there; a later one is answered 408
/// @param keepAlive until the next request on a connection begins
/// @param idle without a byte in either direction while a request is in flight; longer than any call may take
/// @param unwatched until a request in flight is watched for its peer to go; it takes up to twice as long
public record ServeLimits(
        int maxBodyBytes,
        int maxHeaderBytes,
        Duration header,
        Duration body,
        Duration keepAlive,
        Duration idle,
        Duration unwatched) {

    public static final ServeLimits DEFAULT = new ServeLimits(
            8 << 20,
            32 << 10,
            Duration.ofSeconds(10),
            Duration.ofMinutes(2),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofMillis(500));

    /// These limits with another bound of a request's body.
    public ServeLimits withBody(int maxBytes, Duration time) {
        return new ServeLimits(maxBytes, maxHeaderBytes, header, time, keepAlive, idle, unwatched);
    }

    /// These limits with another time until requests are watched.
    public ServeLimits withUnwatched(Duration time) {
        return new ServeLimits(maxBodyBytes, maxHeaderBytes, header, body, keepAlive, idle, time);
    }
}
