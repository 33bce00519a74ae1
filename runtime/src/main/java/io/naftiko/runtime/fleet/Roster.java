package io.naftiko.runtime.fleet;

import static java.util.stream.Collectors.toSet;

import io.naftiko.runtime.host.Site;
import io.naftiko.runtime.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The capability files that are to be served, each in its last good version.
///
/// A file that goes bad stays as it was. A file that is gone is left out, unless it was named itself. A folder that
/// cannot be read any more keeps what it held. Only what has changed is read and planned again. Used by one thread at a
/// time.
public final class Roster {

    private final List<Path> paths;
    private final LiveEngine engine;
    private final Planner planner;
    private final Ledger ledger = new Ledger();
    private final Set<Path> givenFolders = new HashSet<>();
    private Survey survey = new Survey();
    private Map<Path, Member> members = new LinkedHashMap<>();
    private Set<Problem> told = Set.of();

    /// Creates an empty roster.
    ///
    /// @param paths of files and folders
    public Roster(List<Path> paths, LiveEngine engine, Planner planner) {
        this.paths = List.copyOf(paths);
        this.engine = engine;
        this.planner = planner;
    }

    /// Looks at the files, and returns what is new.
    public Refresh look() {
        ledger.turn();
        var problems = new ArrayList<Problem>();
        var variables = engine.renew(ledger, problems);
        survey = survey();
        problems.addAll(survey.problems());
        var news = update(!variables.isEmpty());
        var untold =
                problems.stream().filter(problem -> !told.contains(problem)).toList();
        told = Set.copyOf(problems);
        return Refresh.of(news, variables, untold);
    }

    /// What a host is to serve and to list, in the order of the files.
    public List<Site> sites() {
        return members.values().stream().map(Member::site).toList();
    }

    /// Where a change can bring news.
    Territory territory() {
        var folders = Stream.concat(survey.folders().stream(), ledger.folders())
                .flatMap(Roster::real)
                .collect(toSet());
        var points = ledger.points();
        Stream.concat(givenFolders.stream(), survey.unreadable().stream())
                .forEach(folder -> points.addAll(Trail.of(folder)));
        return new Territory(folders, points);
    }

    private static Stream<Path> real(Path folder) {
        try {
            return Stream.of(folder.toRealPath());
        } catch (IOException _) {
            return Stream.empty(); // gone meanwhile
        }
    }

    /// A file that moves from one name to another while its folder is listed can be missed under both, so that nothing
    /// is taken to be gone before a second look.
    private Survey survey() {
        var first = surveyOnce();
        return first.files().containsAll(members.keySet()) ? first : surveyOnce();
    }

    private Survey surveyOnce() {
        var found = new Survey();
        for (var path : paths) {
            if (isFolder(path)) {
                found.addFolder(path, members.keySet(), this::isCapability);
            } else {
                found.addFile(path);
            }
        }
        return found;
    }

    /// A file that is gone since it was listed is none, while a link whose end is missing may have one again.
    private boolean isCapability(Path file) {
        var content = ledger.content(file);
        return content.readable() ? !content.openApi() : Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// What was a folder once is one also while it is not there.
    private boolean isFolder(Path path) {
        return givenFolders.contains(path) || (Files.isDirectory(path) && givenFolders.add(path));
    }

    /// Plans what is due, and returns what came of it.
    ///
    /// @param all whether that is everything
    private List<News> update(boolean all) {
        var candidates = plan(survey.files().stream()
                .filter(file -> !survey.isKept(file) && (all || isDue(file)))
                .toList());
        var before = members;
        members = new LinkedHashMap<>();
        for (var file : survey.files()) {
            var candidate = candidates.get(file);
            var member = candidate == null ? before.get(file) : member(before.get(file), candidate, file);
            members.put(file, Objects.requireNonNull(member));
        }
        return news(before, candidates);
    }

    private boolean isDue(Path file) {
        var member = members.get(file);
        return member == null
                || !member.read().equals(ledger.contents(member.read().keySet()));
    }

    /// What a plan reads for the first time is looked at only after it. Unless it is certain that it did not change
    /// between the two, the file is planned once more.
    private Map<Path, Candidate> plan(List<Path> due) {
        var candidates = new LinkedHashMap<Path, Candidate>();
        var begun = Instant.now();
        plan(due, candidates);
        var again = new ArrayList<Path>();
        candidates.forEach((file, candidate) -> {
            if (!ledger.seen(candidate.dependencies(), begun)) {
                again.add(file);
            }
        });
        plan(again, candidates);
        return candidates;
    }

    private void plan(List<Path> files, Map<Path, Candidate> candidates) {
        var planned = files.isEmpty() ? List.<Candidate>of() : planner.plan(engine.engine(), files);
        for (int each = 0; each < files.size(); each++) {
            candidates.put(files.get(each), planned.get(each));
        }
    }

    private Member member(@Nullable Member before, Candidate candidate, Path file) {
        var read = new HashSet<>(candidate.dependencies());
        read.add(file);
        return Member.of(before, candidate, ledger.contents(read));
    }

    private List<News> news(Map<Path, Member> before, Map<Path, Candidate> candidates) {
        var news = new ArrayList<News>();
        candidates.forEach((file, candidate) -> {
            var one = Objects.requireNonNull(members.get(file)).newsSince(before.get(file), candidate);
            if (one != null) {
                news.add(one);
            }
        });
        before.keySet().stream()
                .filter(file -> !members.containsKey(file))
                .forEach(file -> news.add(new News.Removed(file.toString())));
        return news;
    }
}
