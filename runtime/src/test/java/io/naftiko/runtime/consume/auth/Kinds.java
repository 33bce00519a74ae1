package io.naftiko.runtime.consume.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.naftiko.runtime.consume.JdkNetwork;
import io.naftiko.runtime.consume.Upstream;
import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.http.Body;
import io.naftiko.runtime.http.Headers;
import io.naftiko.runtime.http.Request;
import io.naftiko.runtime.http.Response;
import io.naftiko.runtime.http.Url;
import io.naftiko.runtime.load.YamlReader;
import io.naftiko.runtime.model.Authentication;
import io.naftiko.runtime.model.Limits;
import io.naftiko.runtime.model.Secret;
import io.naftiko.runtime.model.Variables;
import io.naftiko.runtime.model.Vocabulary;
import io.naftiko.runtime.report.Problems;
import io.naftiko.runtime.testing.Answer;
import io.naftiko.runtime.testing.Received;
import io.naftiko.runtime.testing.RecordingUpstream;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the tests of the kinds share: reading one from YAML, and making a call with it.
final class Kinds {

    private static final Vocabulary VOCABULARY = new Vocabulary(
            Map.of(
                    "apikey", ApiKey::read,
                    "basic", Basic::read,
                    "bearer", Bearer::read,
                    "digest", Digest::read,
                    "header", HeaderCredential::read,
                    "jwt", Jwt::read,
                    "none", None::read,
                    "query", QueryCredentials::read),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of());

    private Kinds() {}

    /// The kind that a file describes, which has no problem but other spellings.
    static Authentication read(String yaml) {
        var problems = new Problems();
        var read = read(yaml, problems);
        assertThat(problems.all()).extracting(problem -> problem.code().id()).isSubsetOf("synonym");
        return read;
    }

    static Authentication read(String yaml, Problems problems) {
        var tree = new YamlReader("test.yaml", problems).read(yaml).orElseThrow();
        return VOCABULARY.authentication(new Section((Tree.Fields) tree, problems), problems);
    }

    static Variables variables(Map<String, String> values) {
        return new Variables(
                values.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> new Secret(each.getValue()))),
                Set.of());
    }

    /// What an upstream receives when it is called with this credential.
    static Received sent(Authentication authentication, Map<String, String> variables, Headers headers) {
        try (var api = RecordingUpstream.answering(Answer.json("{}"))) {
            call(api, authentication, variables, "GET", "/rooms?limit=1", headers);
            return api.onlyRequest();
        }
    }

    static Response call(
            RecordingUpstream api,
            Authentication authentication,
            Map<String, String> variables,
            String method,
            String target,
            Headers headers) {
        try (var network = new JdkNetwork()) {
            return Upstream.of(network, authentication, variables(variables), Limits.NONE)
                    .handle(new Request(method, Url.parse(api.origin() + target), headers, Body.empty()));
        }
    }
}
