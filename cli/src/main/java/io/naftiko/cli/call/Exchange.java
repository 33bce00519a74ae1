package io.naftiko.cli.call;

import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A request to an upstream with what came of it.
///
/// @param step that sent it, such as `crew[2].person`; empty outside of steps
/// @param request without its credential
/// @param response null when none came
record Exchange(String step, Request request, @Nullable Response response, Duration time) implements Recorder.Entry {}
