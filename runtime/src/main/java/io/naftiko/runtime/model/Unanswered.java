package io.naftiko.runtime.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Ends a run whose questions the caller will answer with another call of the same routine.
public final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SequencedMap<String, Question> questions;

    /// @param questions by the key that the answer will have, in the order in which they were asked
    public Unanswered(SequencedMap<String, Question> questions) {
        super("the caller is asked: " + questions.keySet(), null, false, false);
        this.questions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(questions));
    }

    /// The questions of several at once.
    public static Unanswered of(Collection<Unanswered> several) {
        var all = new LinkedHashMap<String, Question>();
        several.forEach(each -> all.putAll(each.questions));
        return new Unanswered(all);
    }

    public SequencedMap<String, Question> questions() {
        return questions;
    }
}
