package io.naftiko.runtime.expose.skill;

import io.naftiko.runtime.http.EntityTag;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.SkillFile;

/// Bytes that are answered as they are, with a tag of their digest. A browser shows them and runs nothing of them.
record Content(Response whole, EntityTag tag) implements Handler {

    static Content of(SkillFile file) {
        var type = file.mediaType();
        var typed = MediaTypes.isText(type) ? type + "; charset=utf-8" : type;
        var response = Response.of(200, typed, file.content())
                .withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        return new Content(response, EntityTag.of(file.digest()));
    }

    static Content json(byte[] json) {
        var digest = SkillFile.of("", MediaTypes.JSON, json).digest();
        return new Content(Response.json(200, json), EntityTag.of(digest));
    }

    @Override
    public Response handle(Request request) {
        return tag.answer(request, () -> whole);
    }
}
