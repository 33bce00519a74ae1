package io.naftiko.runtime.link;

import java.util.List;

/// A call whose sources are all found.
///
/// @param extraQuery what goes to the query though the operation does not declare it
/// @param extraBody what goes to the body though the operation does not declare it
record LinkedCall(OperationPlan plan, Sources sources, List<String> extraQuery, List<String> extraBody, Slots slots) {

    LinkedCall {
        extraQuery = List.copyOf(extraQuery);
        extraBody = List.copyOf(extraBody);
    }
}
