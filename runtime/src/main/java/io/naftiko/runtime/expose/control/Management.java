package io.naftiko.runtime.expose.control;

import static java.util.Objects.requireNonNullElse;

import io.naftiko.runtime.document.Bounded;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.model.Scripting;
import org.jspecify.annotations.Nullable;

/// `management`: what operators may see and do.
///
/// @param health whether the capability says that it lives and is ready
/// @param info whether it says what it is and how it is configured
/// @param reload whether it can be told to read its file again
/// @param validate whether it can be asked to check a file
/// @param logs what operators may do with its log
/// @param scripting what holds for its scripts; null when it says nothing
public record Management(
        boolean health,
        boolean info,
        boolean reload,
        boolean validate,
        Logs logs,
        @Nullable Scripting scripting) {

    static final Management DEFAULT = new Management(true, false, false, false, Logs.NONE, null);

    static Management read(@Nullable Section section) {
        if (section == null) {
            return DEFAULT;
        }
        var scripting = section.section("scripting");
        var management = new Management(
                requireNonNullElse(section.flag("health"), DEFAULT.health),
                requireNonNullElse(section.flag("info"), DEFAULT.info),
                requireNonNullElse(section.flag("reload"), DEFAULT.reload),
                requireNonNullElse(section.flag("validate"), DEFAULT.validate),
                Logs.read(section),
                scripting == null ? null : Scripting.read(scripting));
        section.close();
        return management;
    }

    /// `logs`: the log of the capability.
    ///
    /// @param levelControl whether its level can be changed
    /// @param stream whether it can be followed
    /// @param maxSubscribers who may follow it at a time
    public record Logs(boolean levelControl, boolean stream, int maxSubscribers) {

        private static final int MOST_SUBSCRIBERS = 20;
        private static final int SUBSCRIBERS = 5;

        static final Logs NONE = new Logs(false, false, SUBSCRIBERS);
        static final Logs ALL = new Logs(true, true, SUBSCRIBERS);

        /// `true` for all, `false` for nothing, or a mapping.
        static Logs read(Section management) {
            if (!(management.tree("logs") instanceof Tree.Fields)) {
                return Boolean.TRUE.equals(management.flag("logs")) ? ALL : NONE;
            }
            var section = management.section("logs");
            return section == null ? NONE : ofFields(section);
        }

        private static Logs ofFields(Section section) {
            var logs = new Logs(
                    requireNonNullElse(section.flag("level-control"), true),
                    requireNonNullElse(section.flag("stream"), false),
                    requireNonNullElse(Bounded.integer(section, "max-subscribers", 1, MOST_SUBSCRIBERS), SUBSCRIBERS));
            section.close();
            return logs;
        }
    }
}
