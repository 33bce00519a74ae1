package io.naftiko.runtime.load;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;

/// A parser that stops where collections nest too deep, before composing them exhausts the stack.
final class BoundedParser implements Parser {

    private static final int MAX_DEPTH = 100;

    private final Parser events;
    private int depth;

    BoundedParser(Parser events) {
        this.events = events;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return events.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return events.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return events.hasNext();
    }

    @Override
    public Event next() {
        var event = events.next();
        switch (event.getEventId()) {
            case MappingStart, SequenceStart -> enter(event);
            case MappingEnd, SequenceEnd -> depth--;
            default -> {}
        }
        return event;
    }

    /// Says where collections nest too deep.
    static final class TooDeep extends YamlEngineException {

        private static final long serialVersionUID = 1L;

        private final transient @Nullable Mark mark;

        TooDeep(@Nullable Mark mark) {
            super("Collections nest deeper than " + MAX_DEPTH + " levels");
            this.mark = mark;
        }

        @Nullable
        Mark mark() {
            return mark;
        }
    }

    private void enter(Event event) {
        if (++depth > MAX_DEPTH) {
            throw new TooDeep(event.getStartMark().orElse(null));
        }
    }
}
