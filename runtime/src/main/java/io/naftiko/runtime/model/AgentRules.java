package io.naftiko.runtime.model;

import java.util.Set;

/// What the operator allows agents, beside what files say.
///
/// @param maxResultTokens of what a tool answers, where its file says nothing of it; 0 for any number
/// @param approveDestructive whether a tool whose hints say `destructive` runs only where a person approves, where its
/// file says nothing of it
/// @param approveTools the tools that run only where a person approves, whatever their files say
public record AgentRules(int maxResultTokens, boolean approveDestructive, Set<String> approveTools) {

    public static final AgentRules USUAL = new AgentRules(20_000, false, Set.of());

    public AgentRules {
        approveTools = Set.copyOf(approveTools);
    }

    /// These rules with others on which tools run only where a person approves.
    public AgentRules approving(boolean destructive, Set<String> tools) {
        return new AgentRules(maxResultTokens, destructive, tools);
    }

    /// A unit under these rules.
    public Unit on(Unit unit) {
        return unit.caller() instanceof Caller.Agent agent ? unit.withCaller(on(agent, unit)) : unit;
    }

    private Caller.Agent on(Caller.Agent agent, Unit unit) {
        var maxBytes = agent.maxBytes() == null ? Long.valueOf(Tokens.bytes(maxResultTokens)) : agent.maxBytes();
        return new Caller.Agent(agent.content(), maxBytes, needsApproval(unit, agent));
    }

    private boolean needsApproval(Unit unit, Caller.Agent agent) {
        if (approveTools.contains(unit.name())) {
            return true;
        }
        return agent.approve() == null
                ? approveDestructive && Boolean.TRUE.equals(unit.hints().destructive())
                : agent.approve();
    }
}
