package io.naftiko.cli.validate;

import io.naftiko.cli.console.Output;
import io.naftiko.cli.console.Version;
import io.naftiko.runtime.document.Json;
import io.naftiko.runtime.http.PercentEncoding;
import io.naftiko.runtime.repair.Repair;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import io.naftiko.runtime.report.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/// Findings for code scanners: SARIF 2.1.0 (OASIS), with a rule for each code.
final class SarifReport implements Report {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final List<Code> CODES = List.of(Code.values());

    private final JsonGenerator log;

    SarifReport(Output output) {
        this.log = Json.MAPPER.createGenerator(output.stream());
        begin();
    }

    private void begin() {
        log.writeStartObject().writeStringProperty("$schema", SCHEMA).writeStringProperty("version", "2.1.0");
        log.writeArrayPropertyStart("runs").writeStartObject();
        log.writePOJOProperty("tool", Json.object().set("driver", driver()));
        log.writeStringProperty("columnKind", "unicodeCodePoints");
        log.writeArrayPropertyStart("results");
    }

    @Override
    public void file(List<Finding> findings) {
        findings.forEach(finding -> log.writeTree(result(finding)));
        log.flush();
    }

    @Override
    public void end(Totals totals) {
        log.writeEndArray().writeEndObject();
        log.writeEndArray().writeEndObject();
        log.writeRaw(System.lineSeparator()).flush();
    }

    private static ObjectNode driver() {
        var driver = Json.object().put("name", "naftiko").put("version", Version.current());
        var rules = driver.putArray("rules");
        CODES.forEach(code -> rules.add(rule(code)));
        return driver;
    }

    private static ObjectNode rule(Code code) {
        var rule = Json.object().put("id", code.id());
        rule.putObject("shortDescription").put("text", code.meaning());
        rule.putObject("help")
                .put("text", code.meaning() + " The section `" + code.id() + "` of docs/troubleshooting.md says more.");
        rule.putObject("defaultConfiguration").put("level", code.severity() == Severity.ERROR ? "error" : "warning");
        return rule;
    }

    private static ObjectNode result(Finding finding) {
        var problem = finding.problem();
        var proposal = problem.proposal();
        var result = Json.object()
                .put("ruleId", problem.code().id())
                .put("ruleIndex", CODES.indexOf(problem.code()))
                .put("level", finding.level());
        result.putObject("message")
                .put("text", proposal == null ? problem.message() : problem.message() + " " + proposal);
        result.putArray("locations").add(location(problem.place()));
        if (finding.repair() != null) {
            result.putArray("fixes").add(fix(finding.repair()));
        }
        return result;
    }

    private static ObjectNode fix(Repair repair) {
        var proposal = repair.problem().proposal();
        var fix = Json.object();
        fix.putObject("description")
                .put("text", proposal == null ? repair.problem().message() : proposal);
        var change = fix.putArray("artifactChanges").addObject();
        change.putObject("artifactLocation")
                .put("uri", uri(Path.of(repair.from().file())));
        var replacement = change.putArray("replacements").addObject();
        replacement
                .putObject("deletedRegion")
                .put("startLine", repair.from().line())
                .put("startColumn", repair.from().column())
                .put("endLine", repair.to().line())
                .put("endColumn", repair.to().column());
        replacement.putObject("insertedContent").put("text", repair.edit().replacement());
        return fix;
    }

    private static ObjectNode location(Place place) {
        var location = Json.object();
        var physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(Path.of(place.file())));
        physical.putObject("region").put("startLine", place.line()).put("startColumn", place.column());
        if (!place.path().isEmpty()) {
            location.putArray("logicalLocations").addObject().put("fullyQualifiedName", place.path());
        }
        return location;
    }

    /// A relative path stays relative, so that a scanner can find it in its checkout (RFC 3986, 4.2).
    private static String uri(Path file) {
        if (file.isAbsolute()) {
            return file.toUri().toString();
        }
        var path = StreamSupport.stream(file.normalize().spliterator(), false)
                .map(part -> PercentEncoding.PATH_SEGMENT.encode(part.toString()))
                .collect(Collectors.joining("/"));
        return path.indexOf(':') < 0 ? path : "./" + path;
    }
}
