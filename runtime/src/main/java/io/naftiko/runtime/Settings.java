package io.naftiko.runtime;

import io.naftiko.runtime.bind.Environment;
import io.naftiko.runtime.http.Filter;
import io.naftiko.runtime.mock.Mocks;
import io.naftiko.runtime.model.AgentRules;
import io.naftiko.runtime.model.Concurrency;
import io.naftiko.runtime.model.Continuity;
import io.naftiko.runtime.model.Limits;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// How an engine runs, beside what the files say.
///
/// @param environment where variables come from
/// @param upstreams the address to use in place of `baseUri`, by consumes namespace; `*` stands for all
/// @param limits of upstream calls, where a file has none of its own
/// @param concurrency of each capability, where its file has none of its own
/// @param mocks answer in the place of all upstreams; empty to call them
/// @param around wraps every call of an upstream, outside of its credential, so that it never sees one
/// @param scripting whether scripts may run
/// @param extensions the folder of [extensions][Extension]; empty to do without
/// @param continuity what servers keep while the process runs, and the key of what they hand out sealed
/// @param agents what the operator allows them
public record Settings(
        Environment environment,
        Map<String, String> upstreams,
        Limits limits,
        Concurrency concurrency,
        Optional<Mocks> mocks,
        Filter around,
        boolean scripting,
        Optional<Path> extensions,
        Continuity continuity,
        AgentRules agents) {

    public Settings {
        upstreams = Map.copyOf(upstreams);
    }

    /// Calls every upstream where its file says.
    public static Settings of(Environment environment) {
        return new Settings(
                environment,
                Map.of(),
                Limits.NONE,
                Concurrency.NONE,
                Optional.empty(),
                Filter.NONE,
                true,
                Optional.empty(),
                Continuity.random(),
                AgentRules.USUAL);
    }

    public Settings withEnvironment(Environment other) {
        return new Settings(
                other, upstreams, limits, concurrency, mocks, around, scripting, extensions, continuity, agents);
    }

    public Settings withUpstreams(Map<String, String> others) {
        return new Settings(
                environment, others, limits, concurrency, mocks, around, scripting, extensions, continuity, agents);
    }

    public Settings withLimits(Limits others) {
        return new Settings(
                environment, upstreams, others, concurrency, mocks, around, scripting, extensions, continuity, agents);
    }

    public Settings withConcurrency(Concurrency other) {
        return new Settings(
                environment, upstreams, limits, other, mocks, around, scripting, extensions, continuity, agents);
    }

    public Settings withMocks(Mocks others) {
        return new Settings(
                environment,
                upstreams,
                limits,
                concurrency,
                Optional.of(others),
                around,
                scripting,
                extensions,
                continuity,
                agents);
    }

    public Settings withAround(Filter other) {
        return new Settings(
                environment, upstreams, limits, concurrency, mocks, other, scripting, extensions, continuity, agents);
    }

    public Settings withoutScripting() {
        return new Settings(
                environment, upstreams, limits, concurrency, mocks, around, false, extensions, continuity, agents);
    }

    public Settings withExtensions(Path folder) {
        return new Settings(
                environment,
                upstreams,
                limits,
                concurrency,
                mocks,
                around,
                scripting,
                Optional.of(folder),
                continuity,
                agents);
    }

    public Settings withContinuity(Continuity other) {
        return new Settings(
                environment, upstreams, limits, concurrency, mocks, around, scripting, extensions, other, agents);
    }

    public Settings withAgents(AgentRules rules) {
        return new Settings(
                environment, upstreams, limits, concurrency, mocks, around, scripting, extensions, continuity, rules);
    }
}
