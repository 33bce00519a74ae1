package io.naftiko.runtime;

import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.model.ScriptLanguage;
import java.util.Map;

/// What an engine can do with libraries that most have no use for. Found by [java.util.ServiceLoader] in the jar of its
/// name, which is loaded for the first file that names what it brings; [BuiltIn] says what that is.
///
/// It is made once, and used by many threads.
public interface Extension {

    /// The raw formats that it reads, by the name of `outputRawFormat`.
    default Map<String, Format> formats() {
        return Map.of();
    }

    /// The languages of scripts that it runs, by the name of `language`.
    default Map<String, ScriptLanguage> languages() {
        return Map.of();
    }
}
