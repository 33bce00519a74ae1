package io.naftiko.runtime.expose.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.budget.Cut;
import io.naftiko.runtime.expose.mcp.budget.Shares;
import io.naftiko.runtime.expose.mcp.budget.Shortened;
import io.naftiko.runtime.expose.mcp.protocol.Call;
import io.naftiko.runtime.expose.mcp.protocol.JsonCheck;
import io.naftiko.runtime.http.MediaTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes an answer of a tool as long as it may be.
///
/// The text of its blocks together keeps to the limit, with what is said of the cuts; so does the structured content,
/// where its schema allows. Images and other bytes are not counted.
///
/// @param leftovers where the whole is kept
record Fitting(Tool tool, Call call, Leftovers leftovers) {

    private static final int MOST_REMARKS = 800;

    /// What goes into the result.
    ///
    /// @param structured JSON; null for none
    @SuppressWarnings("ArrayRecordComponent") // identity is enough: answers are never compared
    record Fitted(List<Content> content, byte @Nullable [] structured) {

        public Fitted {
            content = List.copyOf(content);
        }
    }

    boolean isTooLong(int bytes) {
        return bytes > tool.maxBytes();
    }

    /// Bytes for remarks on what is cut.
    private int remarks() {
        return Math.min(MOST_REMARKS, tool.maxBytes() / 2);
    }

    private int room() {
        return tool.maxBytes() - remarks();
    }

    /// An answer that is too long.
    ///
    /// @param told whether it is JSON and told as structured content too
    Fitted cut(byte[] text, @Nullable String mediaType, boolean told) {
        if (!told && !JsonCheck.isValue(text)) {
            var type = Objects.requireNonNullElse(mediaType, MediaTypes.TEXT);
            return cut(text, type, Shortened.text(new String(text, UTF_8), room()), null);
        }
        var structured = told ? Shortened.json(text, schema(), room()) : null;
        var shown = structured == null || isTooLong(structured.content().length)
                ? Shortened.json(text, null, room())
                : structured;
        return cut(
                text,
                Objects.requireNonNullElse(mediaType, MediaTypes.JSON),
                shown,
                structured == null ? null : tool.output().fit(structured.content()));
    }

    private Fitted cut(byte[] whole, String mediaType, Shortened shown, byte @Nullable [] structured) {
        var content = new ArrayList<Content>(List.of(new Content.Text(shown.content())));
        content.addAll(remarks(whole, mediaType, shown.cuts()));
        return new Fitted(content, structured);
    }

    private @Nullable ObjectNode schema() {
        return tool.output().answer() == null ? null : tool.output().answer().json();
    }

    /// Blocks that a file made, with the structured content beside them.
    Fitted blocks(List<ObjectNode> blocks, byte @Nullable [] structured) {
        var texts = blocks.stream().flatMap(Fitting::texts).toList();
        boolean fits = !isTooLong(texts.stream().mapToInt(Fitting::length).sum());
        if (fits && (structured == null || !isTooLong(structured.length))) {
            return new Fitted(written(blocks), structured);
        }
        var whole = Json.bytes(whole(blocks, structured));
        var cuts = new ArrayList<Cut>(fits ? List.of() : cut(texts));
        var told = structured == null ? null : told(structured);
        if (told != null) {
            cuts.addAll(told.cuts());
        }
        var content = new ArrayList<>(written(blocks));
        content.addAll(remarks(whole, MediaTypes.JSON, cuts));
        return new Fitted(content, told == null ? null : told.content());
    }

    private Shortened told(byte[] structured) {
        return isTooLong(structured.length)
                ? Shortened.json(structured, schema(), room())
                : new Shortened(structured, List.of());
    }

    private List<Cut> cut(List<ObjectNode> texts) {
        var shares = new Shares(texts.stream(), Fitting::length, room());
        return texts.stream()
                .flatMap(text -> cut(text, shares.of(length(text))).stream())
                .toList();
    }

    private static JsonNode whole(List<ObjectNode> blocks, byte @Nullable [] structured) {
        var whole = Json.object();
        var content = whole.putArray("content");
        blocks.forEach(each -> content.add(each.deepCopy()));
        if (structured != null) {
            whole.set("structuredContent", Json.parse(structured).orElseThrow());
        }
        return whole;
    }

    /// What of a block is text, as the object that has it as `text`.
    private static Stream<ObjectNode> texts(ObjectNode block) {
        return Stream.of(block, block.path("resource"))
                .filter(each -> each.path("text").isString())
                .map(ObjectNode.class::cast);
    }

    private static int length(ObjectNode text) {
        return text.path("text").stringValue().getBytes(UTF_8).length;
    }

    private static List<Cut> cut(ObjectNode text, int share) {
        var shortened = Shortened.text(text.path("text").stringValue(), share);
        text.put("text", new String(shortened.content(), UTF_8));
        return shortened.cuts();
    }

    private static List<Content> written(List<ObjectNode> blocks) {
        return blocks.stream()
                .<Content>map(each -> new Content.Written(Json.bytes(each)))
                .toList();
    }

    /// What is said of the cuts, and where the whole is.
    private List<Content> remarks(byte[] whole, String mediaType, List<Cut> cuts) {
        var address = leftovers.keep(mediaType, whole, call.principal()).orElse(null);
        var remarks = new ArrayList<Content>();
        remarks.add(new Content.Text(new CutRemark(tool, whole.length, cuts, address).within(remarks())));
        if (address != null && call.revision().hasResourceLinks()) {
            var link = Json.object()
                    .put("type", "resource_link")
                    .put("uri", address)
                    .put("name", tool.name() + "-answer")
                    .put("description", "The whole answer.")
                    .put("mimeType", mediaType)
                    .put("size", whole.length);
            remarks.add(new Content.Written(Json.bytes(link)));
        }
        return remarks;
    }
}
