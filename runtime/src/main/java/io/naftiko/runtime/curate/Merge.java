package io.naftiko.runtime.curate;

import java.util.ArrayList;
import java.util.List;

/// Brings what an import makes anew into a file that was edited since the last import, line by line.
///
/// What only one of the two changed is taken. Where both changed the same lines, the file keeps its own.
///
/// @param text the file as it becomes
/// @param conflicts where both changed the same lines differently
public record Merge(String text, List<Conflict> conflicts) {

    public Merge {
        conflicts = List.copyOf(conflicts);
    }

    /// Lines that both changed.
    ///
    /// @param line where the kept lines begin in the merged text, from 1
    /// @param kept the lines of the file
    /// @param imported what the import has in their place
    public record Conflict(int line, List<String> kept, List<String> imported) {

        public Conflict {
            kept = List.copyOf(kept);
            imported = List.copyOf(imported);
        }
    }

    /// Merges two changes of one text.
    ///
    /// @param base what the last import made
    /// @param file as it is now
    /// @param imported what the import makes now
    public static Merge of(String base, String file, String imported) {
        return new Merging(lines(base), lines(file), lines(imported), file.contains("\r\n") ? "\r\n" : "\n").merge();
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static final class Merging {

        private final List<String> base;
        private final List<String> file;
        private final List<String> imported;
        private final String lineBreak;
        private final int[] inFile;
        private final int[] inImported;
        private final List<String> merged = new ArrayList<>();
        private final List<Conflict> conflicts = new ArrayList<>();

        Merging(List<String> base, List<String> file, List<String> imported, String lineBreak) {
            this.base = base;
            this.file = file;
            this.imported = imported;
            this.lineBreak = lineBreak;
            this.inFile = LineMatch.of(base, file);
            this.inImported = LineMatch.of(base, imported);
        }

        Merge merge() {
            int from = 0;
            int ofFile = 0;
            int ofImported = 0;
            while (from < base.size() || ofFile < file.size() || ofImported < imported.size()) {
                int to = nextCommon(from);
                boolean end = to == base.size();
                int toFile = end ? file.size() : inFile[to];
                int toImported = end ? imported.size() : inImported[to];
                decide(base.subList(from, to), file.subList(ofFile, toFile), imported.subList(ofImported, toImported));
                if (!end) {
                    merged.add(base.get(to));
                }
                from = end ? to : to + 1;
                ofFile = end ? toFile : toFile + 1;
                ofImported = end ? toImported : toImported + 1;
            }
            return new Merge(String.join(lineBreak, merged) + lineBreak, conflicts);
        }

        private int nextCommon(int from) {
            int to = from;
            while (to < base.size() && (inFile[to] < 0 || inImported[to] < 0)) {
                to++;
            }
            return to;
        }

        private void decide(List<String> before, List<String> own, List<String> anew) {
            if (own.equals(before)) {
                merged.addAll(anew);
                return;
            }
            if (!anew.equals(before) && !anew.equals(own)) {
                conflicts.add(new Conflict(merged.size() + 1, own, anew));
            }
            merged.addAll(own);
        }
    }
}
