package io.naftiko.runtime.expose.mcp;

import static java.util.stream.Collectors.joining;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.expose.mcp.protocol.Answer;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Fault;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Kind;
import io.naftiko.runtime.expose.mcp.protocol.Answer.Result;
import io.naftiko.runtime.expose.mcp.protocol.Call;
import io.naftiko.runtime.expose.mcp.protocol.JsonBytes;
import io.naftiko.runtime.expose.mcp.protocol.Method;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.model.SkillBundle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The skills that a server offers, with their files as resources (extension `io.modelcontextprotocol/skills`,
/// SEP-2640).
///
/// They are snapshots: a digest is that of the bytes which are read.
final class SkillLibrary {

    static final String EXTENSION = "io.modelcontextprotocol/skills";

    private static final String SCHEME = "skill://";

    private final Map<String, ObjectNode> entries = new LinkedHashMap<>();
    private final Map<String, SkillPage> pages = new LinkedHashMap<>();
    private final SkillFolders folders = new SkillFolders();
    private final Listing list = new Listing("skills", _ -> entries.values().stream(), true);

    private SkillLibrary() {}

    /// A skill whose `SKILL.md` does not say its name and what it is for is left out; of two at one address, the
    /// second.
    static SkillLibrary of(List<SkillBundle> bundles) {
        var library = new SkillLibrary();
        bundles.stream().filter(SkillBundle::isIntroduced).forEach(library::add);
        return library;
    }

    private void add(SkillBundle skill) {
        var root = SCHEME + path(skill);
        var pagesOfSkill = skill.files().stream()
                .map(file -> SkillPage.of(root, file, skill))
                .toList();
        var entry = root + "/" + SkillBundle.ENTRY;
        if (entries.putIfAbsent(entry, entry(entry, skill, pagesOfSkill)) == null) {
            pagesOfSkill.forEach(this::add);
        }
    }

    private void add(SkillPage page) {
        if (pages.putIfAbsent(page.uri(), page) == null) {
            folders.add(page.uri(), page.shown());
        }
    }

    /// The prefix, and then the name that the skill gives itself.
    private static String path(SkillBundle skill) {
        var name = skill.frontmatter().path("name").asString("");
        return Stream.concat(Stream.of(skill.prefix().split("/")), Stream.of(name))
                .filter(segment -> !segment.isEmpty())
                .map(PercentEncoding.PATH_SEGMENT::encode)
                .collect(joining("/"));
    }

    private static ObjectNode entry(String uri, SkillBundle skill, List<SkillPage> pages) {
        var entry = Json.object().put("uri", uri);
        entry.set("frontmatter", skill.frontmatter());
        var resources = entry.putArray("resources");
        pages.forEach(page -> resources
                .addObject()
                .put("uri", page.uri())
                .put("digest", page.file().digest())
                .put("size", page.file().size()));
        return entry;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /// What the server says of the extension.
    static ObjectNode settings() {
        return Json.object().put("directoryRead", true);
    }

    Stream<Method> methods() {
        return isEmpty()
                ? Stream.empty()
                : Stream.of(
                        Method.always("skills/list", list::answer),
                        Method.always("skills/get", this::get),
                        Method.always("resources/directory/read", folders::read));
    }

    private Answer get(Call call) {
        var uri = call.params().path("uri").asString("");
        var entry = entries.get(uri);
        if (entry == null) {
            return Fault.invalidParams("No skill is served at `" + uri + "`.");
        }
        var members = Json.object();
        members.set("skill", entry);
        return Result.fixed(Kind.CACHEABLE, JsonBytes.membersOf(members));
    }

    /// What `resources/list` shows: how each skill begins.
    Stream<ObjectNode> listed() {
        return entries.keySet().stream().map(pages::get).map(SkillPage::shown);
    }

    /// The file at `uri`; empty when no skill has it.
    Optional<SkillPage> find(String uri) {
        return Optional.ofNullable(pages.get(uri));
    }
}
