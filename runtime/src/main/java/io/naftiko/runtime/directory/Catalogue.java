package io.naftiko.runtime.directory;

import static java.util.stream.Collectors.groupingBy;

import io.naftiko.runtime.host.Lobby.Listing;
import io.naftiko.runtime.host.Tenant;
import java.util.Arrays;
import java.util.List;

/// What a listener serves, file by file, in the order in which its host was given them; with the files that are served
/// nowhere. Files that only other listeners serve are not in it.
final class Catalogue {

    private final List<Entry> entries;
    private final Counts counts;
    private final Prepared<TextIndex> index;

    private Catalogue(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.counts = Counts.of(entries);
        this.index = new Prepared<>(
                () -> TextIndex.of(entries.stream().map(Entry::fields).toList()));
    }

    static Catalogue of(Listing listing) {
        var tenants = listing.tenants().stream().collect(groupingBy(Tenant::file));
        return new Catalogue(listing.sites().stream()
                .filter(site ->
                        tenants.containsKey(site.file()) || site.mounts().isEmpty())
                .map(site -> Entry.of(site, tenants.getOrDefault(site.file(), List.of())))
                .toList());
    }

    /// A part of the entries.
    ///
    /// @param total how many there would be without `limit` and `offset`
    record Page(Selection selection, List<Entry> entries, int total) {

        Page {
            entries = List.copyOf(entries);
        }

        boolean hasNext() {
            return selection.offset() + entries.size() < total;
        }
    }

    /// What `selection` asks for: the best first where it has a query, else in the order of the files.
    Page find(Selection selection) {
        var found = sought(selection.query()).stream().filter(selection::takes).toList();
        var page =
                found.stream().skip(selection.offset()).limit(selection.limit()).toList();
        return new Page(selection, page, found.size());
    }

    private List<Entry> sought(String query) {
        return query.isEmpty()
                ? entries
                : Arrays.stream(index.get().find(query)).mapToObj(entries::get).toList();
    }

    /// What there is in all.
    Counts counts() {
        return counts;
    }
}
