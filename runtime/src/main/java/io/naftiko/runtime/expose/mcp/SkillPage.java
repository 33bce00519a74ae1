package io.naftiko.runtime.expose.mcp;

import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.document.Utf8;
import io.naftiko.runtime.http.MediaTypes;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.model.SkillFile;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// A file of a skill at its address.
///
/// @param shown what lists say of it
record SkillPage(String uri, ObjectNode shown, SkillFile file) {

    /// @param root the address of the skill's folder
    static SkillPage of(String root, SkillFile file, SkillBundle skill) {
        var uri = root + "/"
                + Stream.of(file.path().split("/"))
                        .map(PercentEncoding.PATH_SEGMENT::encode)
                        .collect(joining("/"));
        var shown = file.path().equals(SkillBundle.ENTRY)
                ? entry(uri, skill)
                : Json.object().put("uri", uri).put("name", file.path().replaceFirst(".*/", ""));
        return new SkillPage(uri, shown.put("mimeType", file.mediaType()), file);
    }

    private static ObjectNode entry(String uri, SkillBundle skill) {
        var words = skill.frontmatter();
        return Json.object()
                .put("uri", uri)
                .put("name", words.path("name").asString(""))
                .put("description", words.path("description").asString(""));
    }

    Contents contents() {
        var type = file.mediaType();
        return MediaTypes.isText(type) && Utf8.isWellFormed(file.content())
                ? new Contents.Text(uri, type, file.content())
                : new Contents.Blob(uri, type, file.content());
    }
}
