package io.naftiko.runtime.curate;

import java.util.Arrays;
import java.util.List;

/// Which lines two texts have in common, in order: a longest common subsequence.
final class LineMatch {

    /// Beyond this many pairs of lines only what begins and ends alike is compared.
    private static final long MAX_PAIRS = 25_000_000;

    private LineMatch() {}

    /// For each line of `one` the line of `other` that it is; -1 where it is none.
    static int[] of(List<String> one, List<String> other) {
        var matches = new int[one.size()];
        Arrays.fill(matches, -1);
        int head = 0;
        while (head < Math.min(one.size(), other.size()) && one.get(head).equals(other.get(head))) {
            matches[head] = head;
            head++;
        }
        int tail = 0;
        while (tail < Math.min(one.size(), other.size()) - head
                && one.get(one.size() - 1 - tail).equals(other.get(other.size() - 1 - tail))) {
            matches[one.size() - 1 - tail] = other.size() - 1 - tail;
            tail++;
        }
        var middle = one.subList(head, one.size() - tail);
        var otherMiddle = other.subList(head, other.size() - tail);
        if ((long) middle.size() * otherMiddle.size() <= MAX_PAIRS) {
            match(middle, otherMiddle, head, matches);
        }
        return matches;
    }

    private static void match(List<String> one, List<String> other, int offset, int[] matches) {
        var longest = longest(one, other);
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            if (one.get(i).equals(other.get(j))) {
                matches[offset + i++] = offset + j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /// How many lines the two have in common from each pair of lines on.
    private static int[][] longest(List<String> one, List<String> other) {
        var longest = new int[one.size() + 1][other.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = other.size() - 1; j >= 0; j--) {
                longest[i][j] = one.get(i).equals(other.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }
}
