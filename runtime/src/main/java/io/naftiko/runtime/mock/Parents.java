package io.naftiko.runtime.mock;

import io.naftiko.runtime.mock.Endpoint.Parent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the things that the values of a path name: `/recordings/room/{room_id}/start` needs a room.
///
/// @param created the resources that the API can create
record Parents(Resources resources, Set<Resource> created) {

    List<Parent> of(PathTemplate path) {
        var all = new ArrayList<Parent>();
        for (int length = 1; length <= path.segments().size(); length++) {
            var above = new PathTemplate(path.segments().subList(0, length));
            var parent = above.endsInParameter()
                    ? parent(above, length == path.segments().size())
                    : null;
            if (parent != null) {
                all.add(parent);
            }
        }
        return all;
    }

    private @Nullable Parent parent(PathTemplate path, boolean whole) {
        var own = resources.item(path);
        var name = path.parameters().getLast();
        if (own != null && created.contains(own)) {
            return whole ? null : new Parent(own, path, path.parameters());
        }
        var named = named(name);
        if (named != null && named.item() != null) {
            return new Parent(named, named.item(), List.of(name));
        }
        return own == null || whole ? null : new Parent(own, path, path.parameters());
    }

    /// The resource that a placeholder such as `room_id` is named after; null when it could be none or several.
    private @Nullable Resource named(String parameter) {
        var noun = Words.of(parameter).noun();
        var found = created.stream()
                .filter(each -> each.item() != null
                        && each.hasId()
                        && each.collection().parameters().isEmpty())
                .filter(each -> each.noun().equals(noun))
                .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }
}
