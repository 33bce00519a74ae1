package io.naftiko.runtime;

import io.naftiko.runtime.model.ScriptLanguage;
import io.naftiko.runtime.report.Problems;
import java.util.Optional;

/// A language of scripts that an extension of the same name runs.
record ExtensionLanguage(String name, Extensions extensions) implements ScriptLanguage {

    @Override
    public Optional<Script> compile(Draft draft, Problems problems) {
        return extensions
                .find(name, draft.step(), problems)
                .flatMap(extension -> Optional.ofNullable(extension.languages().get(name)))
                .flatMap(language -> language.compile(draft, problems));
    }
}
