package io.naftiko.cli.call;

import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A request to an upstream with what came of it.
///
/// @param request without its credential
/// @param response null when none came
record Exchange(Request request, @Nullable Response response, Duration time) {}
