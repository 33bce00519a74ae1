package io.naftiko.runtime.expose.mcp.protocol;

import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// A method of the protocol that the server answers.
///
/// @param first the first revision that has it
/// @param last the last revision that has it
/// @param tasks what it does where it is called with such parameters
public record Method(String name, Revision first, Revision last, Function<ObjectNode, Task> tasks) {

    public static Method legacy(String name, Function<Call, Answer> work) {
        return new Method(name, Revision.OLDEST, Revision.LAST_LEGACY, always(new Task(name, work)));
    }

    public static Method modern(String name, Function<Call, Answer> work) {
        return new Method(name, Revision.MODERN, Revision.MODERN, always(new Task(name, work)));
    }

    public static Method always(String name, Function<Call, Answer> work) {
        return running(name, always(new Task(name, work)));
    }

    /// A method whose parameters say what is to be run.
    public static Method running(String name, Function<ObjectNode, Task> tasks) {
        return new Method(name, Revision.OLDEST, Revision.MODERN, tasks);
    }

    private static Function<ObjectNode, Task> always(Task task) {
        return _ -> task;
    }

    boolean isIn(Revision revision) {
        return first.compareTo(revision) <= 0 && revision.compareTo(last) <= 0;
    }
}
