package io.naftiko.runtime.fleet;

import io.naftiko.runtime.host.Mounting;
import io.naftiko.runtime.host.Mounting.Unavailable;
import io.naftiko.runtime.report.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a look at the files has brought. Nothing is told twice: all but `mounting` is new.
///
/// @param news of files, in their order
/// @param variables the files with values of variables that are used from now on
/// @param problems of folders, of files with variables, and of paths that several capabilities want
/// @param unavailable addresses on which nothing can be opened; the next refresh tries again
/// @param mounting what is served now
public record Refresh(
        List<News> news,
        List<Path> variables,
        List<Problem> problems,
        List<Unavailable> unavailable,
        Mounting mounting) {

    public Refresh {
        news = List.copyOf(news);
        variables = List.copyOf(variables);
        problems = List.copyOf(problems);
        unavailable = List.copyOf(unavailable);
    }

    /// What a roster has seen, before a host knows of it.
    static Refresh of(List<News> news, List<Path> variables, List<Problem> problems) {
        return new Refresh(news, variables, problems, List.of(), Mounting.NONE);
    }

    /// Whether something else is to be served or listed.
    boolean changes() {
        return !news.isEmpty() || !variables.isEmpty();
    }

    /// This refresh once `after` is mounted in place of `before`.
    Refresh mounted(Mounting before, Mounting after) {
        var clashes = others(before.problems(), after.problems());
        return new Refresh(
                news,
                variables,
                Stream.concat(problems.stream(), clashes.stream()).toList(),
                others(before.unavailable(), after.unavailable()),
                after);
    }

    private static <T> List<T> others(List<T> before, List<T> after) {
        return after.stream().filter(each -> !before.contains(each)).toList();
    }

    /// Whether it brings nothing.
    public boolean isEmpty() {
        return !changes() && problems.isEmpty() && unavailable.isEmpty();
    }
}
