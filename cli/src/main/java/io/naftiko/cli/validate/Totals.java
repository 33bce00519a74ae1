package io.naftiko.cli.validate;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many files were read, and how many findings there are of each severity and code.
final class Totals {

    private final SortedMap<String, Integer> byCode = new TreeMap<>();
    private int files;
    private int shared;
    private int errors;
    private int warnings;
    private int mendable;

    /// Counts one more file.
    ///
    /// @param shares whether it only has definitions for others
    void add(List<Finding> findings, boolean shares) {
        files++;
        shared += shares ? 1 : 0;
        for (var finding : findings) {
            mendable += finding.problem().fix() == null ? 0 : 1;
            byCode.merge(finding.problem().code().id(), 1, Integer::sum);
            if (finding.error()) {
                errors++;
            } else {
                warnings++;
            }
        }
    }

    int files() {
        return files;
    }

    /// How many only have definitions that others import.
    int shared() {
        return shared;
    }

    int errors() {
        return errors;
    }

    int warnings() {
        return warnings;
    }

    /// How many have a fix, whether or not the text has a simple place for it.
    int mendable() {
        return mendable;
    }

    /// By the name of the code, in the order of the alphabet.
    SortedMap<String, Integer> byCode() {
        return Collections.unmodifiableSortedMap(byCode);
    }
}
