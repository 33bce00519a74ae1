package io.naftiko.runtime.report;

import static io.naftiko.runtime.report.Severity.ERROR;
import static io.naftiko.runtime.report.Severity.WARNING;

import java.util.Locale;

/// Every problem that a capability file can have. The names are stable; `docs/troubleshooting.md` has one section for
/// each.
public enum Code {
    // The file as a whole.
    YAML_SYNTAX(ERROR, Extent.FILE, "The text is not YAML 1.2."),
    YAML_LIMIT(ERROR, Extent.FILE, "The document is larger, deeper or more aliased than a capability ever is."),
    DUPLICATE_KEY(ERROR, Extent.FILE, "A mapping has the same key twice."),
    TRUNCATED(ERROR, Extent.FILE, "The file was cut when it was published."),
    UNREADABLE_FILE(ERROR, Extent.FILE, "The file cannot be read."),
    NO_CAPABILITY(ERROR, Extent.FILE, "The document is no capability."),
    NO_EXPOSES(ERROR, Extent.FILE, "The capability exposes nothing."),
    IMPORT_UNRESOLVED(ERROR, Extent.FILE, "An imported file or namespace is not there."),
    IMPORT_NESTED(ERROR, Extent.FILE, "A file from which something is imported imports itself."),
    IMPORT_DUPLICATE(ERROR, Extent.FILE, "An import has the namespace of another entry."),
    CONSUMES_NAMESPACE_DUPLICATE(ERROR, Extent.FILE, "Two consumed APIs have the same namespace."),
    AGGREGATE_NAMESPACE_DUPLICATE(ERROR, Extent.FILE, "Two aggregates have the same namespace."),
    EXPOSE_NAMESPACE_MISSING(ERROR, Extent.FILE, "A server has no namespace."),
    EXPOSE_TYPE(ERROR, Extent.FILE, "The engine has no server of this type."),
    CONTROL_DUPLICATE(ERROR, Extent.FILE, "A capability has two control servers."),
    EXPOSE_AUTHENTICATION(ERROR, Extent.FILE, "A server asks callers for a credential that the engine cannot check."),
    CONSUMES_TYPE(ERROR, Extent.FILE, "The engine has no client of this type."),
    MCP_WITHOUT_TOOLS(ERROR, Extent.FILE, "An MCP server has no tool, resource, prompt or skill."),
    BIND_LOCATION(ERROR, Extent.FILE, "The file that a bind reads is not there or cannot be read."),
    WRONG_SHAPE(ERROR, Extent.FILE, "A value has another shape than its keyword takes."),
    VALUE_MISSING(ERROR, Extent.FILE, "A keyword that is needed is not there."),
    OPENAPI_LOCATION(WARNING, Extent.FILE, "The OpenAPI document of a consumed API is not there."),
    OPENAPI_VERSION(ERROR, Extent.FILE, "A file is no OpenAPI document of a version that the engine reads."),
    ENGINE_FAULT(ERROR, Extent.FILE, "The engine itself failed on the file."),

    // One unit: a tool or an operation.
    CALL_MISSING(ERROR, Extent.UNIT, "A unit says neither what it calls nor what it answers."),
    CALL_UNRESOLVED(ERROR, Extent.UNIT, "A call names an operation that is not there."),
    FORWARD_UNRESOLVED(ERROR, Extent.UNIT, "A forward names an API that is not there."),
    CALL_AMBIGUOUS(ERROR, Extent.UNIT, "A call names several operations."),
    REF_UNRESOLVED(ERROR, Extent.UNIT, "A `ref` names a function that is not there."),
    REF_CYCLE(ERROR, Extent.UNIT, "A function would run itself."),
    FUNCTION_DUPLICATE(ERROR, Extent.UNIT, "Two functions of one aggregate have the same name."),
    TOOL_DUPLICATE(ERROR, Extent.UNIT, "Two tools of one server have the same name."),
    ROUTE_DUPLICATE(ERROR, Extent.UNIT, "Two operations of one server have the same method and path."),
    ROUTE_PARAMETER_UNUSED(ERROR, Extent.UNIT, "A placeholder of a route feeds nothing."),
    PATH_INPUT_UNPLACED(ERROR, Extent.UNIT, "A path input has no placeholder in the path."),
    WITH_KEY_UNPLACED(ERROR, Extent.UNIT, "A `with` key names no input, and the method has no place for it."),
    AUTH_UNSUPPORTED(ERROR, Extent.UNIT, "The engine does not have this type of authentication."),
    UPSTREAM_NOT_HTTP(ERROR, Extent.UNIT, "The consumed API is not http or https."),
    TUNNEL_UNSUPPORTED(ERROR, Extent.FILE, "The engine does not reach an API through a tunnel."),
    METHOD_UNSUPPORTED(ERROR, Extent.UNIT, "The engine does not send or serve this method."),
    MAPPING_INVALID(ERROR, Extent.UNIT, "A mapping is no JSONPath."),
    FORMAT_UNSUPPORTED(ERROR, Extent.UNIT, "The engine does not read this raw format."),
    PAGINATE_INVALID(ERROR, Extent.UNIT, "A `paginate` does not say how pages are asked for."),
    OUTPUT_SCHEMA_INVALID(ERROR, Extent.UNIT, "An `outputSchema` is not what the raw format takes."),
    NAMED_FILE(ERROR, Extent.UNIT, "A file that the capability names is not there, or cannot be used."),
    EXTENSION_MISSING(ERROR, Extent.UNIT, "The file needs an extension that this engine does not have."),
    STEP_TYPE(ERROR, Extent.UNIT, "The engine has no step of this type."),
    STEP_UNRESOLVED(ERROR, Extent.UNIT, "A step or mapping names a step that does not come before it."),
    SCRIPT_LANGUAGE(ERROR, Extent.UNIT, "A script is in a language that the engine does not run."),
    SCRIPT_DISABLED(ERROR, Extent.UNIT, "A script may not run."),
    SCRIPT_SYNTAX(ERROR, Extent.UNIT, "A script cannot be read in its language."),
    STEP_DUPLICATE(ERROR, Extent.UNIT, "Two steps of one unit have the same name."),
    STEP_LIMIT(ERROR, Extent.UNIT, "A step asks for more than the engine does."),
    QUESTION_INVALID(ERROR, Extent.UNIT, "A step asks what no caller can be asked."),
    CONDITION_INVALID(ERROR, Extent.UNIT, "An `if` is no condition."),
    URI_INVALID(ERROR, Extent.UNIT, "The `uri` of a resource is none."),
    URI_DUPLICATE(ERROR, Extent.UNIT, "Two resources of one server have the same `uri`."),
    RESOURCE_INPUT_MISSING(ERROR, Extent.UNIT, "A resource needs an input that its `uri` does not have."),
    CONTENT_RESOURCE_UNKNOWN(ERROR, Extent.UNIT, "Content holds a resource that the server does not have."),
    PROMPT_DUPLICATE(ERROR, Extent.UNIT, "Two prompts of one server have the same name."),
    PROMPT_WITHOUT_TEMPLATE(ERROR, Extent.UNIT, "A prompt has no message."),
    HEADER_MARK(ERROR, Extent.UNIT, "An argument cannot be repeated as a header."),
    SCOPES_UNPROVEN(ERROR, Extent.UNIT, "A unit needs scopes that its server cannot check."),
    SKILL_TOOL_UNRESOLVED(ERROR, Extent.UNIT, "A tool of a skill names a unit or a file that is not there."),
    SKILL_DUPLICATE(ERROR, Extent.UNIT, "Two skills of one server have the same name."),

    // Accepted, with an interpretation that the author should know of.
    UNKNOWN_KEY(WARNING, Extent.UNIT, "No keyword of this name has a meaning here."),
    SYNONYM(WARNING, Extent.UNIT, "Another spelling of a keyword."),
    VERSION_MISSING(WARNING, Extent.FILE, "The document does not say which version of the format it is in."),
    VERSION_UNKNOWN(WARNING, Extent.FILE, "The engine does not know this version of the format."),
    PLACEHOLDER_UNDECLARED(WARNING, Extent.UNIT, "A path has a placeholder that no input declares."),
    PATH_INPUT_APPENDED(WARNING, Extent.UNIT, "A path input without placeholder is appended to the path."),
    INPUT_IMPLICIT(WARNING, Extent.UNIT, "A required input that nothing supplies is asked of the caller."),
    VARIABLE_UNDECLARED(WARNING, Extent.FILE, "A variable is used that no bind declares."),
    WITH_KEY_UNDECLARED(WARNING, Extent.UNIT, "A `with` key that the operation does not declare is sent all the same."),
    ROUTE_PARAMETER_RENAMED(WARNING, Extent.UNIT, "A placeholder of a route feeds a path input of another name."),
    INPUT_SUPPLIED(
            WARNING, Extent.UNIT, "An input that the credential or the client supplies is not asked of the caller."),
    DESCRIPTION_MISSING(WARNING, Extent.UNIT, "A tool has no description."),
    OPENAPI_OPERATION(WARNING, Extent.UNIT, "The OpenAPI document of an API does not know an operation."),
    OPENAPI_PART(WARNING, Extent.UNIT, "A part of an OpenAPI document is not as the specification has it."),
    OPENAPI_REFERENCE(WARNING, Extent.UNIT, "A reference of an OpenAPI document leads to nothing that is read."),
    CACHE_SHARED(WARNING, Extent.FILE, "Answers to callers who proved something may be kept for everybody."),
    SKILL_LOCATION(WARNING, Extent.UNIT, "The folder of a skill is not there."),
    SKILL_FILE_REFUSED(WARNING, Extent.UNIT, "A file in the folder of a skill is not served."),
    SKILL_INVALID(WARNING, Extent.UNIT, "A skill is not as the Agent Skills specification says."),
    PROMPT_PLACEHOLDER_UNDECLARED(WARNING, Extent.UNIT, "A prompt has a placeholder that is none of its arguments."),
    QUESTION_UNANSWERED(
            WARNING, Extent.UNIT, "Steps of a REST operation ask a question, and no web client can answer."),
    NOT_SERVED(WARNING, Extent.FILE, "This version reads servers of this type and does not serve them yet."),
    SERVER_EMPTY(WARNING, Extent.FILE, "A server exposes nothing beside others that do."),
    ROUTE_MERGED(WARNING, Extent.UNIT, "Two identical operations are served as one."),
    ROUTE_CLASH(WARNING, Extent.UNIT, "Another capability serves the same method and path.");

    /// How much of a file a problem takes down.
    public enum Extent {
        FILE,
        UNIT
    }

    private final Severity severity;
    private final Extent extent;
    private final String meaning;

    Code(Severity severity, Extent extent, String meaning) {
        this.severity = severity;
        this.extent = extent;
        this.meaning = meaning;
    }

    /// The stable name: `call-unresolved`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    public Extent extent() {
        return extent;
    }

    /// What the code stands for, in one sentence.
    public String meaning() {
        return meaning;
    }
}
