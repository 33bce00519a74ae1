package io.naftiko.runtime.link;

import io.naftiko.runtime.model.Consumes;
import io.naftiko.runtime.model.Operation;
import io.naftiko.runtime.model.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The inputs that the three levels of a consumed operation declare; the inner level wins.
final class DeclaredInputs {

    private static final Set<String> TRANSPORT =
            Set.of("content-type", "content-length", "host", "accept", "accept-encoding", "user-agent");

    private final Consumes api;
    private final Operation operation;
    private final OperationPath path;
    private final List<Parameter> asked = new ArrayList<>();
    private final List<Parameter> fixed = new ArrayList<>();
    private final List<Parameter> supplied = new ArrayList<>();

    DeclaredInputs(Consumes api, Operation operation, OperationPath path) {
        this.api = api;
        this.operation = operation;
        this.path = path;
        merged().forEach(this::sort);
    }

    OperationPath path() {
        return path;
    }

    Consumes api() {
        return api;
    }

    /// What a call must or may supply.
    List<Parameter> asked() {
        return asked;
    }

    /// What the file gives a value.
    List<Parameter> fixed() {
        return fixed;
    }

    /// What the credential or the client supplies.
    List<Parameter> supplied() {
        return supplied;
    }

    boolean has(String name) {
        return asked.stream().anyMatch(each -> each.name().equals(name));
    }

    private List<Parameter> merged() {
        var byName = new LinkedHashMap<String, Parameter>();
        for (var level : List.of(api.inputs(), operation.resource().inputs(), operation.inputs())) {
            level.stream()
                    .filter(each -> !each.name().isEmpty())
                    .forEach(each -> byName.put(each.name(), located(each)));
        }
        return List.copyOf(byName.values());
    }

    private Parameter located(Parameter parameter) {
        return switch (parameter.in()) {
            case "path", "query", "header", "cookie", "body", "environment" -> parameter;
            case "formData", "form" -> parameter.with("body");
            case null -> parameter.with(defaultPlace(parameter));
            default -> parameter.with("query");
        };
    }

    private String defaultPlace(Parameter parameter) {
        if (PathText.parse(path.path()).names().contains(parameter.name())) {
            return "path";
        }
        return switch (operation.method()) {
            case "POST", "PUT", "PATCH" -> "body";
            default -> "query";
        };
    }

    private void sort(Parameter parameter) {
        if (parameter.value() != null || parameter.is("environment")) {
            fixed.add(parameter);
        } else if (isSupplied(parameter)) {
            supplied.add(parameter);
        } else {
            asked.add(parameter);
        }
    }

    private boolean isSupplied(Parameter parameter) {
        var name = parameter.name().toLowerCase(Locale.ROOT);
        if (parameter.is("header") && (TRANSPORT.contains(name) || isAmazonTarget(name))) {
            return true;
        }
        return api.authentication().credentials().stream()
                .anyMatch(credential -> isPlace(parameter.in(), credential.in())
                        && credential.name().equalsIgnoreCase(parameter.name()));
    }

    private boolean isAmazonTarget(String name) {
        return name.equals("x-amz-target") && path.amazonTarget().isPresent();
    }

    private static boolean isPlace(@Nullable String in, String credential) {
        return credential.equals(in);
    }
}
