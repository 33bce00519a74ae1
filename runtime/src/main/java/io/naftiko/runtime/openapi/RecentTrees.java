package io.naftiko.runtime.openapi;

import io.naftiko.runtime.document.Tree;
import io.naftiko.runtime.load.Loader;
import io.naftiko.runtime.report.Problems;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The documents that were read lately, as trees: capabilities that name the same one share the work.
///
/// A file is read each time, and its text compared, so that a change is never missed. A tree is kept until the next
/// collection. One with problems is not kept, because each capability is told of them.
public final class RecentTrees {

    private final Map<Path, Slot> slots = new ConcurrentHashMap<>();

    /// The tree in `file`; empty, with a problem, when there is none. Whoever wants a tree that is being read waits for
    /// it.
    Optional<Tree> read(Path file, Problems problems) {
        return Loader.text(file, problems)
                .flatMap(text -> slots.computeIfAbsent(file, Slot::new).read(text, problems));
    }

    private record Parsed(String text, Tree tree) {}

    private static final class Slot {

        private final Path file;
        private WeakReference<Parsed> last = new WeakReference<>(null);

        Slot(Path file) {
            this.file = file;
        }

        synchronized Optional<Tree> read(String text, Problems problems) {
            var known = last.get();
            return known != null && known.text.equals(text) ? Optional.of(known.tree) : parse(text, problems);
        }

        private Optional<Tree> parse(String text, Problems problems) {
            int before = problems.all().size();
            var tree = SpecText.read(file.toString(), text, problems);
            if (problems.all().size() == before) {
                tree.ifPresent(each -> last = new WeakReference<>(new Parsed(text, each)));
            }
            return tree;
        }
    }
}
