package io.naftiko.runtime.enrich;

import io.naftiko.runtime.model.AnswerSchema;
import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Operation;
import io.naftiko.runtime.model.Parameter;
import io.naftiko.runtime.openapi.ApiOperation;
import io.naftiko.runtime.openapi.SchemaDraft;
import io.naftiko.runtime.openapi.Schemas;
import io.naftiko.runtime.openapi.ShortText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One operation of a capability, with what the document says of it where the file is silent.
///
/// @param path of the operation as the file has it
/// @param variables the names that binds declare, which are no inputs
record Filling(
        Consumes api, Operation operation, String path, ApiOperation known, Schemas schemas, Set<String> variables) {

    private static final int DESCRIPTION = 200;
    private static final int MAX_SCHEMAS = 250;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{+\\s*([^{}]+?)\\s*\\}+");

    Operation filled() {
        var documented = new DocumentedInputs(known, SchemaDraft.sent(schemas, MAX_SCHEMAS), schemas);
        var inputs = new ArrayList<Parameter>();
        declared().forEach(each -> inputs.add(filled(each, documented)));
        undeclaredPlaceholders(inputs)
                .forEach(name -> counterpart(name, documented)
                        .map(each -> each.named(name))
                        .ifPresent(each -> inputs.add(each.asParameter(operation.place()))));
        documented.query().stream()
                .filter(each -> inputs.stream().noneMatch(input -> input.name().equals(each.name())))
                .filter(each -> !isCredential(each.name()))
                .forEach(each -> inputs.add(each.asParameter(operation.place())));
        boolean silent = saysNothingOfABody(inputs);
        if (silent) {
            documented.body().ifPresent(each -> inputs.add(each.asParameter(operation.place())));
        }
        return operation.enriched(inputs, silent && known.body() == null, description(), answer());
    }

    /// The inputs of all three levels, the inner one where two have one name.
    private List<Parameter> declared() {
        var byName = new LinkedHashMap<String, Parameter>();
        for (var level : List.of(api.inputs(), operation.resource().inputs(), operation.inputs())) {
            level.forEach(each -> byName.put(each.name(), each));
        }
        return List.copyOf(byName.values());
    }

    private Parameter filled(Parameter declared, DocumentedInputs documented) {
        if (declared.value() != null) {
            return declared;
        }
        var said = switch (declared.in()) {
            case "path" -> counterpart(declared.name(), documented);
            case "body" -> isWhole(declared) ? documented.body() : documented.field(declared.name());
            case null -> documented.any(declared.name()).or(() -> counterpart(declared.name(), documented));
            default -> documented.find(declared.in(), declared.name());
        };
        return said.map(each -> each.fill(declared)).orElse(declared);
    }

    /// What the document says of a placeholder of the path: by its name, or by its turn.
    private java.util.Optional<Documented> counterpart(String name, DocumentedInputs documented) {
        int turn = names(path).indexOf(name);
        var others = names(known.path());
        return documented
                .find("path", name)
                .or(() -> turn >= 0 && turn < others.size()
                        ? documented.find("path", others.get(turn))
                        : java.util.Optional.empty());
    }

    private static List<String> names(String path) {
        return PLACEHOLDER.matcher(path).results().map(found -> found.group(1)).toList();
    }

    private List<String> undeclaredPlaceholders(List<Parameter> inputs) {
        return names(path).stream()
                .filter(name -> inputs.stream()
                        .noneMatch(each -> KnownOperations.essence(each.name()).equals(KnownOperations.essence(name))))
                .filter(name -> !variables.contains(name) && !isCredential(name))
                .toList();
    }

    private boolean isCredential(String name) {
        return api.authentication().credentials().stream()
                .anyMatch(each -> each.name().equalsIgnoreCase(name));
    }

    /// One input called `body`, or the only one in the body that is an object, is the whole body.
    private boolean isWhole(Parameter input) {
        long inBody = declared().stream().filter(each -> each.is("body")).count();
        return operation.body() == null
                && inBody == 1
                && (input.name().equals("body") || "object".equals(input.type()));
    }

    private boolean saysNothingOfABody(List<Parameter> inputs) {
        return Set.of("POST", "PUT", "PATCH").contains(operation.method())
                && operation.body() == null
                && inputs.stream().noneMatch(each -> each.is("body") || each.in() == null);
    }

    private @Nullable String description() {
        var said = ShortText.of(known.summary().isEmpty() ? known.description() : known.summary(), DESCRIPTION);
        return operation.description() != null || said.isEmpty() ? operation.description() : said;
    }

    private @Nullable AnswerSchema answer() {
        boolean asItComes = operation.format().equals("json") && operation.paging() == null;
        return asItComes ? DocumentedAnswer.of(known, schemas) : null;
    }
}
