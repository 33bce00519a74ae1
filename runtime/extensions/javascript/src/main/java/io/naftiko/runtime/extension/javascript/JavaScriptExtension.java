package io.naftiko.runtime.extension.javascript;

import io.naftiko.runtime.Extension;
import io.naftiko.runtime.model.ScriptLanguage;
import java.util.Map;

/// Script steps in JavaScript.
public final class JavaScriptExtension implements Extension {

    private final JavaScript javaScript = new JavaScript(new Sandbox(), new Workers());

    @Override
    public Map<String, ScriptLanguage> languages() {
        return Map.of("javascript", javaScript);
    }
}
