package io.naftiko.runtime.extension.javascript;

import java.io.InputStream;
import java.io.OutputStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.io.IOAccess;

/// Makes worlds for scripts in which there is JavaScript and nothing else: no classes of the host, no files, no
/// network, no threads, no other language, no environment.
///
/// Worlds share the code of scripts, which is read once, and no value.
final class Sandbox {

    static final String LANGUAGE = "js";

    static {
        // It unpacks a library for Graal's compiler, which a stock JDK does not have, and warns where the disk is
        // read-only.
        System.setProperty("polyglotimpl.AttachLibraryFailureAction", "ignore");
    }

    private static final String MAX_LENGTH = Integer.toString(16 << 20);

    private final Engine engine = Engine.newBuilder(LANGUAGE)
            .allowExperimentalOptions(true)
            .option("engine.WarnInterpreterOnly", "false")
            .option("js.allow-eval", "false")
            .option("js.load", "false")
            .option("js.print", "false")
            .option("js.graal-builtin", "false")
            .option("js.polyglot-builtin", "false")
            .option("js.java-package-globals", "false")
            .option("js.shared-array-buffer", "false")
            .option("js.atomics", "false")
            .option("js.string-length-limit", MAX_LENGTH)
            .option("js.max-typed-array-length", MAX_LENGTH)
            .option("js.max-apply-argument-length", "65535")
            .logHandler(OutputStream.nullOutputStream())
            .build();

    /// A new world, for one run.
    ///
    /// @param statements that the run may carry out
    Context open(long statements) {
        return Context.newBuilder(LANGUAGE)
                .engine(engine)
                .allowHostAccess(HostAccess.NONE)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowIO(IOAccess.NONE)
                .resourceLimits(ResourceLimits.newBuilder()
                        .statementLimit(statements, null)
                        .build())
                .in(InputStream.nullInputStream())
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .build();
    }
}
