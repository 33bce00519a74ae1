package io.naftiko.runtime.migrate;

/// What stands below a keyword.
///
/// @param kind of the mapping, or of each of several
record Part(Form form, Kind kind) {

    /// How many mappings stand there, and how.
    enum Form {
        /// A mapping.
        ONE,

        /// A list, in every generation.
        LIST,

        /// A mapping whose keys are names, in every generation.
        KEYED,

        /// Several by their names: a list, or a mapping that is keyed.
        NAMED
    }

    static Part one(Kind kind) {
        return new Part(Form.ONE, kind);
    }

    static Part list(Kind kind) {
        return new Part(Form.LIST, kind);
    }

    static Part keyed(Kind kind) {
        return new Part(Form.KEYED, kind);
    }

    static Part named(Kind kind) {
        return new Part(Form.NAMED, kind);
    }
}
