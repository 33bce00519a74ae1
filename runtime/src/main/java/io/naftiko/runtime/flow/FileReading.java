package io.naftiko.runtime.flow;

import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Scope;
import io.naftiko.runtime.model.Work;
import io.naftiko.runtime.report.FailedCall;
import io.naftiko.runtime.report.Failure.NothingFound;
import io.naftiko.runtime.report.Failure.UnreadableReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Answers with a file as it is now.
///
/// @param mediaType of its content; null for what its ending says
public record FileReading(Path file, @Nullable String mediaType) implements Work {

    private static final long MOST_BYTES = 10L * 1024 * 1024;

    @Override
    public Response run(Scope scope) {
        try {
            return answer();
        } catch (IOException gone) {
            throw new FailedCall(new NothingFound("The file is not there any more."), gone);
        }
    }

    private Response answer() throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new FailedCall(new UnreadableReply("The file is larger than 10 MiB."));
        }
        var content = Files.readAllBytes(file);
        var type = mediaType == null ? MediaTypes.ofEnding(file.getFileName().toString()) : mediaType;
        return type == null ? new Response(200, Body.of(content)) : Response.of(200, type, content);
    }
}
