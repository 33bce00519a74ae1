package io.naftiko.runtime.mock;

import io.naftiko.runtime.openapi.Schemas;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Decides what each operation does, from its method, its path and the shape of its answer.
record Behaviours(Resources resources, Schemas schemas) {

    private static final Set<String> UPSERTS = Set.of("create", "upsert", "put");

    Behaviour of(Operation operation) {
        var path = operation.path();
        var branch = resources.part(path);
        if (branch != null) {
            return part(operation, branch);
        }
        var one = resources.item(path);
        if (one != null) {
            return onOne(operation, one);
        }
        var many = resources.collection(path);
        return many == null ? elsewhere(operation) : onMany(operation, many);
    }

    private Behaviour part(Operation operation, Resources.Branch branch) {
        var id = branch.isEntry()
                ? Words.of(operation.path().parameters().getLast()).last()
                : "";
        boolean repeated = schemas.properties(branch.schema()).has(id);
        return new Part(branch.owner(), branch.property(), branch.schema(), branch.isEntry(), repeated ? id : "");
    }

    private Behaviour onOne(Operation operation, Resource resource) {
        if (operation.reads()) {
            return new Retrieve(resource);
        }
        return operation.removes()
                ? new Remove(resource, false)
                : new Change(resource, upserts(operation, resource), null);
    }

    private boolean upserts(Operation operation, Resource resource) {
        boolean put = operation.method().equals("PUT") && !resources.isPosted(resource);
        return resource.hasId()
                && (put || Words.of(operation.id()).all().stream().anyMatch(UPSERTS::contains));
    }

    private Behaviour onMany(Operation operation, Resource resource) {
        return switch (operation.method()) {
            case "GET" -> operation.success().shape() instanceof Shape.Many ? new ListThings(resource) : new MakeUp();
            case "POST" -> new Create(resource, null);
            case "DELETE" -> new Remove(resource, true);
            default -> new MakeUp();
        };
    }

    /// On the path of an action, such as `/rooms/{room_id}/enable` or `/recordings/room/{room_id}/start`.
    private Behaviour elsewhere(Operation operation) {
        if (operation.reads() || operation.path().endsInParameter()) {
            return new MakeUp();
        }
        var word = Verb.of(operation.path().lastSegment());
        var verb = operation.removes() ? word.undone() : word;
        var above = resources.above(operation.path());
        if (above != null) {
            return new Change(above, false, verb);
        }
        var type = type(operation.success().shape());
        return type == null
                ? new MakeUp()
                : resources
                        .sharing(operation.path(), type)
                        .<Behaviour>map(
                                found -> verb.creates() ? new Create(found, verb) : new ChangeRelated(found, verb))
                        .orElseGet(MakeUp::new);
    }

    private static @Nullable JsonNode type(Shape shape) {
        return switch (shape) {
            case Shape.Nothing _ -> null;
            case Shape.One one -> one.schema();
            case Shape.Many many -> many.items();
        };
    }
}
