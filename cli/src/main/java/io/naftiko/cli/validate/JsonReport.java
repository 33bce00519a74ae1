package io.naftiko.cli.validate;

import io.naftiko.cli.console.Output;
import io.naftiko.runtime.document.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Findings for programs: one JSON object with `schemaVersion`, `files`, `errors`, `warnings` and `problems`.
final class JsonReport implements Report {

    private static final int SCHEMA_VERSION = 1;

    @Override
    public void write(List<Finding> findings, int files, Output output) {
        var report = Json.object()
                .put("schemaVersion", SCHEMA_VERSION)
                .put("files", files)
                .put("errors", Finding.errors(findings))
                .put("warnings", Finding.warnings(findings));
        var problems = report.putArray("problems");
        findings.forEach(finding -> problems.add(json(finding)));
        output.record(Json.text(report));
    }

    private static ObjectNode json(Finding finding) {
        var problem = finding.problem();
        return Json.object()
                .put("severity", finding.level())
                .put("code", problem.code().id())
                .put("file", problem.place().file())
                .put("line", problem.place().line())
                .put("column", problem.place().column())
                .put("path", problem.place().path())
                .put("message", problem.message())
                .put("proposal", problem.proposal());
    }
}
