package io.naftiko.runtime.document;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;

/// A parser that stops where collections nest too deep, before composing them exhausts the stack.
final class BoundedParser implements Parser {

    private final Parser events;
    private final int maxDepth;
    private int depth;

    BoundedParser(Parser events, int maxDepth) {
        this.events = events;
        this.maxDepth = maxDepth;
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

    private void enter(Event event) {
        if (++depth > maxDepth) {
            throw new Yaml.TooDeep(maxDepth, event.getStartMark().orElse(null));
        }
    }
}
