package io.naftiko.runtime;

import io.naftiko.runtime.consume.auth.ApiKey;
import io.naftiko.runtime.consume.auth.Basic;
import io.naftiko.runtime.consume.auth.Bearer;
import io.naftiko.runtime.consume.auth.Digest;
import io.naftiko.runtime.consume.auth.HeaderCredential;
import io.naftiko.runtime.consume.auth.Jwt;
import io.naftiko.runtime.consume.auth.None;
import io.naftiko.runtime.consume.auth.QueryCredentials;
import io.naftiko.runtime.consume.format.BinaryFormat;
import io.naftiko.runtime.consume.format.HtmlFormat;
import io.naftiko.runtime.consume.format.JsonFormat;
import io.naftiko.runtime.consume.format.MarkdownFormat;
import io.naftiko.runtime.consume.format.SeparatedFormat;
import io.naftiko.runtime.consume.format.TextFormat;
import io.naftiko.runtime.consume.format.XmlFormat;
import io.naftiko.runtime.consume.format.YamlFormat;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.expose.auth.ApiKeyGuard;
import io.naftiko.runtime.expose.auth.BasicGuard;
import io.naftiko.runtime.expose.auth.BearerGuard;
import io.naftiko.runtime.expose.auth.DigestGuard;
import io.naftiko.runtime.expose.auth.NoGuard;
import io.naftiko.runtime.expose.auth.oauth.OAuth2Guard;
import io.naftiko.runtime.expose.control.ControlServer;
import io.naftiko.runtime.expose.mcp.McpServer;
import io.naftiko.runtime.expose.rest.RestServer;
import io.naftiko.runtime.expose.skill.SkillServer;
import io.naftiko.runtime.flow.step.AskStep;
import io.naftiko.runtime.flow.step.CallStep;
import io.naftiko.runtime.flow.step.FailStep;
import io.naftiko.runtime.flow.step.GroupStep;
import io.naftiko.runtime.flow.step.LogStep;
import io.naftiko.runtime.flow.step.LookupStep;
import io.naftiko.runtime.flow.step.ParallelStep;
import io.naftiko.runtime.flow.step.ProgressStep;
import io.naftiko.runtime.flow.step.RootsStep;
import io.naftiko.runtime.flow.step.SampleStep;
import io.naftiko.runtime.flow.step.ScriptStep;
import io.naftiko.runtime.flow.step.Scripts;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Format;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.ScriptLanguage;
import io.naftiko.runtime.model.Step;
import io.naftiko.runtime.model.Vocabulary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Everything that the engine can do and a file can name, one line each.
final class BuiltIn {

    private BuiltIn() {}

    /// The words.
    ///
    /// @param scripting whether scripts may run
    static Vocabulary vocabulary(Extensions extensions, boolean scripting) {
        var scripts = new Scripts(scripting, languages(extensions));
        return new Vocabulary(authentications(), guards(), exposes(), formats(extensions), steps(scripts));
    }

    private static Map<String, Function<Section, Authentication>> authentications() {
        var all = new LinkedHashMap<String, Function<Section, Authentication>>();
        all.put("none", None::read);
        all.put("bearer", Bearer::read);
        all.put("basic", Basic::read);
        all.put("apikey", ApiKey::read);
        all.put("header", HeaderCredential::read);
        all.put("query", QueryCredentials::read);
        all.put("digest", Digest::read);
        all.put("jwt", Jwt::read);
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, Function<Section, Guard>> guards() {
        var all = new LinkedHashMap<String, Function<Section, Guard>>();
        all.put("none", NoGuard::read);
        all.put("bearer", BearerGuard::read);
        all.put("basic", BasicGuard::read);
        all.put("apikey", ApiKeyGuard::read);
        all.put("digest", DigestGuard::read);
        all.put("oauth2", OAuth2Guard::read);
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, BiFunction<Section, Guard, Exposes>> exposes() {
        var all = new LinkedHashMap<String, BiFunction<Section, Guard, Exposes>>();
        all.put("rest", RestServer::read);
        all.put("mcp", McpServer::read);
        all.put("skill", SkillServer::read);
        all.put("control", ControlServer::read);
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, Function<Section, Step>> steps(Scripts scripts) {
        var all = new LinkedHashMap<String, Function<Section, Step>>();
        all.put("call", CallStep::read);
        all.put("lookup", LookupStep::read);
        all.put("script", section -> ScriptStep.read(section, scripts));
        all.put("steps", GroupStep::read);
        all.put("parallel", ParallelStep::read);
        all.put("fail", FailStep::read);
        all.put("ask", AskStep::read);
        all.put("sample", SampleStep::read);
        all.put("roots", RootsStep::read);
        all.put("log", LogStep::read);
        all.put("progress", ProgressStep::read);
        return Collections.unmodifiableMap(all);
    }

    private static SequencedMap<String, ScriptLanguage> languages(Extensions extensions) {
        var all = new LinkedHashMap<String, ScriptLanguage>();
        all.put("javascript", new ExtensionLanguage("javascript", extensions));
        return all;
    }

    private static Map<String, Format> formats(Extensions extensions) {
        var all = new LinkedHashMap<String, Format>();
        all.put("json", new JsonFormat());
        all.put("text", new TextFormat());
        all.put("binary", new BinaryFormat());
        all.put("yaml", new YamlFormat());
        all.put("csv", new SeparatedFormat("CSV", ','));
        all.put("tsv", new SeparatedFormat("TSV", '\t'));
        all.put("psv", new SeparatedFormat("PSV", '|'));
        all.put("xml", new XmlFormat());
        all.put("html", new HtmlFormat());
        all.put("markdown", new MarkdownFormat());
        all.put("avro", new ExtensionFormat("avro", extensions));
        all.put("protobuf", new ExtensionFormat("protobuf", extensions));
        return Collections.unmodifiableMap(all);
    }
}
