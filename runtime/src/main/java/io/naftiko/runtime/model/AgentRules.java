package io.naftiko.runtime.model;

/// What the operator allows agents, where a file says nothing of it.
///
/// @param maxResultTokens of what a tool answers; 0 for any number
public record AgentRules(int maxResultTokens) {

    public static final AgentRules USUAL = new AgentRules(20_000);

    /// A unit under these rules.
    public Unit on(Unit unit) {
        return unit.caller() instanceof Caller.Agent agent && agent.maxBytes() == null
                ? unit.withCaller(new Caller.Agent(agent.content(), Tokens.bytes(maxResultTokens)))
                : unit;
    }
}
