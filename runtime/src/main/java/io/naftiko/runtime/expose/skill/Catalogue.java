package io.naftiko.runtime.expose.skill;

import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.Handler;
import io.naftiko.runtime.http.ProblemDetails;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.SkillBundle;
import io.naftiko.runtime.model.SkillFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The routes of a skill server. What they answer is ready before anybody asks, except archives.
final class Catalogue {

    private static final String ROOT = "/skills";
    private static final String NAME = "name";
    private static final String FILE = "file";

    private final Content list;
    private final Map<String, Entry> skills = new LinkedHashMap<>();

    Catalogue(List<SkillBundle> bundles) {
        this.list = Content.json(Json.bytes(SkillJson.list(bundles)));
        bundles.forEach(bundle -> skills.put(bundle.name(), Entry.of(bundle)));
    }

    /// All that is answered of one skill.
    private record Entry(Content details, Content contents, Archive archive, Map<String, Content> files) {

        static Entry of(SkillBundle bundle) {
            var files = new LinkedHashMap<String, Content>();
            for (SkillFile file : bundle.files()) {
                files.put(file.path(), Content.of(file));
            }
            return new Entry(
                    Content.json(Json.bytes(SkillJson.details(bundle))),
                    Content.json(Json.bytes(SkillJson.contents(bundle))),
                    new Archive(bundle),
                    files);
        }
    }

    List<Route> routes() {
        var routes = new ArrayList<Route>();
        routes.add(route("", list));
        routes.add(route("/{name}", ofSkill(Entry::details)));
        routes.add(route("/{name}/download", ofSkill(Entry::archive)));
        routes.add(route("/{name}/contents", ofSkill(Entry::contents)));
        routes.add(route("/{name}/contents/{file+}", this::file));
        return List.copyOf(routes);
    }

    private static Route route(String path, Handler handler) {
        return new Route("GET", ROOT + path, true, handler);
    }

    private Handler ofSkill(Function<Entry, Handler> part) {
        return request -> {
            var entry = skills.get(request.parameters().get(NAME));
            return entry == null ? noSkill(request) : part.apply(entry).handle(request);
        };
    }

    /// A path is looked up among those that there are: nothing is resolved, and no file system asked.
    private Response file(Request request) {
        var path = FilePath.of(request.parameters().getOrDefault(FILE, ""));
        if (path == null) {
            return new ProblemDetails(
                            "bad-input",
                            400,
                            "Bad input",
                            "The path of a file has plain names with `/` between them, without `.`, `..` and `\\`.")
                    .answer(request);
        }
        return ofSkill(entry -> fileOf(entry.files().get(path))).handle(request);
    }

    private static Handler fileOf(@Nullable Content file) {
        return file == null ? request -> notFound("The skill has no such file.", request) : file;
    }

    private static Response noSkill(Request request) {
        return notFound("There is no skill `" + request.parameters().get(NAME) + "` here.", request);
    }

    private static Response notFound(String detail, Request request) {
        return new ProblemDetails("not-found", 404, "Not found", detail).answer(request);
    }
}
