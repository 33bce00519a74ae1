package io.naftiko.runtime.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a name or a sentence, in lower case: `listRoomPeers` and `list_room_peers` are `list`, `room`, `peers`.
record NameWords(List<String> all) {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> VERBS = words(
            "list get fetch find search query retrieve read show describe lookup count check validate verify create"
                + " add new make register insert post put set update edit modify change patch replace upsert save"
                + " delete remove destroy clear purge cancel archive restore start stop pause resume end begin open"
                + " close enable disable activate deactivate send publish upload download export import copy clone"
                + " move rename merge split approve reject accept decline assign unassign attach detach join leave"
                + " invite kick ban mute unmute lock unlock run execute trigger submit generate render convert compute"
                + " estimate preview test ping sync refresh renew revoke rotate reset login logout star unstar follow"
                + " unfollow subscribe unsubscribe watch transfer mark link unlink confirm capture refund charge pay"
                + " place reopen request answer broadcast replay analyze compare complete finish");
    private static final Set<String> FILLERS =
            words("a an the of for to in on by with from and or all this that its it");

    NameWords {
        all = List.copyOf(all);
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" ", -1));
    }

    static NameWords of(String name) {
        var all = new ArrayList<String>();
        for (var part : BETWEEN.split(HUMP.matcher(name).replaceAll(" "), -1)) {
            var plain = plain(part);
            if (!plain.isEmpty()) {
                all.add(plain);
            }
        }
        return new NameWords(all);
    }

    /// Letters that a name of a tool cannot have lose their marks, or go.
    private static String plain(String word) {
        return java.text.Normalizer.normalize(word, java.text.Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z0-9]", "")
                .toLowerCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    String first() {
        return all.isEmpty() ? "" : all.getFirst();
    }

    static boolean isVerb(String word) {
        return VERBS.contains(word);
    }

    /// Where the first verb stands; -1 where there is none.
    int verb() {
        for (int i = 0; i < all.size(); i++) {
            if (isVerb(all.get(i))) {
                return i;
            }
        }
        return -1;
    }

    NameWords without(Set<String> words) {
        return new NameWords(all.stream().filter(each -> !words.contains(each)).toList());
    }

    /// What is left without articles and the like.
    NameWords meaning() {
        return without(FILLERS);
    }

    NameWords from(int start) {
        return new NameWords(all.subList(Math.min(start, all.size()), all.size()));
    }

    NameWords and(NameWords more) {
        var both = new ArrayList<>(all);
        both.addAll(more.all);
        return new NameWords(both);
    }

    /// The words with the last in the singular.
    NameWords singular() {
        if (all.isEmpty()) {
            return this;
        }
        var changed = new ArrayList<>(all);
        changed.set(all.size() - 1, singular(all.getLast()));
        return new NameWords(changed);
    }

    private static String singular(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.matches(".*(sses|xes|ches|shes)")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("s") && !word.matches(".*(ss|us|is|news)") && word.length() > 3
                ? word.substring(0, word.length() - 1)
                : word;
    }

    String kebab() {
        return String.join("-", all);
    }
}
