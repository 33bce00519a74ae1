package io.naftiko.runtime.expose.control;

import static java.util.Objects.requireNonNullElse;

import io.naftiko.runtime.document.Bounded;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.model.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `observability`: what is measured and traced, and who gets it.
///
/// @param enabled whether anything is
/// @param metrics whether the control server shows what was measured
/// @param traces how calls are traced
/// @param otlp where metrics and traces are sent (OpenTelemetry); null for what the environment says
public record Observability(
        boolean enabled,
        boolean metrics,
        Traces traces,
        @Nullable Template otlp) {

    static final Observability DEFAULT = new Observability(true, true, Traces.DEFAULT, null);

    static Observability read(@Nullable Section section) {
        if (section == null) {
            return DEFAULT;
        }
        var observability = new Observability(
                requireNonNullElse(section.flag("enabled"), true),
                metrics(section.section("metrics")),
                Traces.read(section.section("traces")),
                otlp(section.section("exporters")));
        section.close();
        return observability;
    }

    private static boolean metrics(@Nullable Section section) {
        if (section == null) {
            return true;
        }
        boolean shown = local(section.section("local"));
        section.close();
        return shown;
    }

    private static boolean local(@Nullable Section section) {
        if (section == null) {
            return true;
        }
        boolean enabled = requireNonNullElse(section.flag("enabled"), true);
        section.close();
        return enabled;
    }

    private static @Nullable Template otlp(@Nullable Section exporters) {
        if (exporters == null) {
            return null;
        }
        var otlp = exporters.section("otlp");
        exporters.close();
        if (otlp == null) {
            return null;
        }
        var endpoint = Template.of(otlp.required("endpoint"));
        otlp.close();
        return endpoint;
    }

    /// How calls are traced.
    ///
    /// @param sampling the share of calls, from 0 to 1
    /// @param propagation how a trace goes on in calls of upstreams: `w3c` or `b3`
    /// @param shown how many traces the control server keeps and shows; 0 for none
    public record Traces(double sampling, String propagation, int shown) {

        private static final int LEAST_SHOWN = 10;
        private static final int MOST_SHOWN = 10_000;
        private static final int SHOWN = 100;
        private static final List<String> PROPAGATIONS = List.of("w3c", "b3");

        static final Traces DEFAULT = new Traces(1, "w3c", SHOWN);

        static Traces read(@Nullable Section section) {
            if (section == null) {
                return DEFAULT;
            }
            var traces = new Traces(
                    requireNonNullElse(Bounded.number(section, "sampling", 0, 1), DEFAULT.sampling),
                    requireNonNullElse(Bounded.word(section, "propagation", PROPAGATIONS), DEFAULT.propagation),
                    shown(section.section("local")));
            section.close();
            return traces;
        }

        private static int shown(@Nullable Section local) {
            if (local == null) {
                return SHOWN;
            }
            boolean enabled = requireNonNullElse(local.flag("enabled"), true);
            var size = Bounded.integer(local, "buffer-size", LEAST_SHOWN, MOST_SHOWN);
            local.close();
            return enabled ? requireNonNullElse(size, SHOWN) : 0;
        }
    }
}
