package io.naftiko.runtime.consume.format;

import io.naftiko.runtime.consume.format.Reply.Refusal;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.model.Format;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// `markdown`: `{"frontMatter": {…}, "tables": […], "sections": […]}` (CommonMark with tables as on GitHub).
///
/// A section is `{"heading", "level", "content"}`; its content is the Markdown up to the next heading. What stands
/// before the first heading is a section of level 0. A table is an array with one object for each row.
///
/// @param headings those of the sections that are read; `outputSchema` gives them, as in `## Install`
public record MarkdownFormat(String headings) implements Format {

    private static final int MAX_LENGTH = 8 << 20;
    private static final String FENCE = "---";

    public MarkdownFormat() {
        this("");
    }

    @Override
    public Optional<Format> selecting(String outputSchema) {
        return Optional.of(new MarkdownFormat(outputSchema));
    }

    @Override
    public JsonNode read(Response response) {
        return new Reply("Markdown", response).read(this::parse);
    }

    private JsonNode parse(Reply reply) throws Refusal {
        reply.refuseBeyond(MAX_LENGTH);
        var lines = reply.text().lines().toList();
        var fence = closingFence(lines);
        var matter = mapping(lines.subList(Math.min(1, fence), fence));
        var text = matter.isPresent() ? lines.subList(fence + 1, lines.size()) : lines;
        var read = Json.object();
        read.set("frontMatter", matter.orElseGet(Json::object));
        read.setAll(new Sections(text, headings).read());
        return read;
    }

    /// The line on which front matter may end; 0 where there is none.
    private static int closingFence(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals(FENCE)) {
            return 0;
        }
        return IntStream.range(1, lines.size())
                .filter(line -> lines.get(line).stripTrailing().equals(FENCE))
                .findFirst()
                .orElse(0);
    }

    /// The mapping of YAML that `lines` are; empty where they are text between two rules, or none.
    private static Optional<JsonNode> mapping(List<String> lines) {
        try {
            return Optional.of(YamlFormat.parse(String.join("\n", lines))).filter(JsonNode::isObject);
        } catch (Refusal _) {
            return Optional.empty();
        }
    }
}
