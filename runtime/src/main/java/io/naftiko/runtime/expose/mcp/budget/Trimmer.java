package io.naftiko.runtime.expose.mcp.budget;

import io.naftiko.runtime.document.Json;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/// Writes a value smaller, and notes what it leaves out.
///
/// What takes little space stays as it is; what takes much shares the rest evenly. Of a list whole elements stay, the
/// first ones, unless one of them is most of it. A text ends in a mark that says how much is missing.
final class Trimmer {

    private static final int FEWEST = 24;
    private static final int USUAL = 200;
    private static final int SAMPLES = 3;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Cut> cuts = new ArrayList<>();

    /// What was written.
    byte[] content() {
        return out.toByteArray();
    }

    /// What was left out, the largest first.
    List<Cut> cuts() {
        return cuts.stream()
                .sorted(Comparator.comparingInt(Cut::leftOut).reversed())
                .toList();
    }

    /// Writes a value in at most `budget` bytes, unless its leeway asks for more.
    void trim(Piece piece, Leeway leeway, String path, int budget) {
        if (piece.size() <= budget || leeway.isNone()) {
            piece.writeTo(out);
        } else if (piece.isObject()) {
            members(piece, leeway, path, budget);
        } else if (piece.isArray()) {
            elements(piece, leeway, path, budget);
        } else if (piece.isString()) {
            text(piece, path, budget);
        } else {
            piece.writeTo(out);
        }
    }

    /// A member or an element.
    ///
    /// @param name of the member; null for an element
    /// @param around the bytes that its name and a comma take
    /// @param needed whether it cannot be left out
    private record Part(@Nullable Piece name, Piece piece, Leeway leeway, String path, int around, boolean needed) {

        boolean isFixed() {
            return leeway.isNone() || !(piece.isObject() || piece.isArray() || piece.isString());
        }
    }

    private void members(Piece object, Leeway leeway, String path, int budget) {
        int begin = out.size();
        var parts = members(object, leeway, path);
        out.write('{');
        int kept = write(parts, budget);
        out.write('}');
        note(path, "members", kept, parts.size(), object.size() - (out.size() - begin));
    }

    private static List<Part> members(Piece object, Leeway leeway, String path) {
        var parts = object.parts();
        var members = new ArrayList<Part>(parts.size() / 2);
        for (int i = 0; i < parts.size(); i += 2) {
            members.add(member(parts.get(i), parts.get(i + 1), leeway, path));
        }
        return members;
    }

    private static Part member(Piece name, Piece piece, Leeway leeway, String path) {
        var key = name.characters();
        var step = key.matches("[A-Za-z_][A-Za-z0-9_-]*") ? "." + key : "['" + key + "']";
        return new Part(name, piece, leeway.member(key), path + step, name.size() + 2, leeway.needs(key));
    }

    /// Writes as many of the parts as have room, each in its share of it; how many.
    private int write(List<Part> parts, int budget) {
        var kept = fitting(parts, budget);
        var shares = new Shares(kept.stream().filter(each -> !each.isFixed()), Trimmer::size, room(kept, budget));
        for (int i = 0; i < kept.size(); i++) {
            write(kept.get(i), i > 0, shares);
        }
        return kept.size();
    }

    private void write(Part part, boolean follows, Shares shares) {
        if (follows) {
            out.write(',');
        }
        if (part.name() != null) {
            part.name().writeTo(out);
            out.write(':');
        }
        trim(part.piece(), part.leeway(), part.path(), shares.of(size(part)));
    }

    private void elements(Piece array, Leeway leeway, String path, int budget) {
        int begin = out.size();
        var elements = array.parts();
        int largest = elements.stream().mapToInt(Piece::size).max().orElse(0);
        int whole = wholeElements(elements, budget);
        boolean oneIsMost = array.size() - largest <= budget / 2;
        out.write('[');
        int kept = whole > 0 && !oneIsMost
                ? writeFirst(elements, Math.max(whole, leeway.leastElements()))
                : write(
                        elements(elements, leeway, path, oneIsMost ? elements.size() : Math.max(whole, SAMPLES)),
                        budget);
        out.write(']');
        note(path, "elements", kept, elements.size(), array.size() - (out.size() - begin));
    }

    /// The first elements, one by one.
    private static List<Part> elements(List<Piece> elements, Leeway leeway, String path, int most) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < Math.min(elements.size(), Math.max(most, leeway.leastElements())); i++) {
            boolean needed = i < leeway.leastElements();
            parts.add(new Part(null, elements.get(i), leeway.element(), path + "[" + i + "]", 1, needed));
        }
        return parts;
    }

    /// Writes the first elements as they are; how many.
    private int writeFirst(List<Piece> elements, int most) {
        int count = Math.min(most, elements.size());
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.write(',');
            }
            elements.get(i).writeTo(out);
        }
        return count;
    }

    /// How many of the first elements fit as they are.
    private static int wholeElements(List<Piece> elements, int budget) {
        int used = 2;
        for (int i = 0; i < elements.size(); i++) {
            used += elements.get(i).size() + 1;
            if (used > budget) {
                return i;
            }
        }
        return elements.size();
    }

    /// The first parts that each have room for something that is worth reading, and those that are needed.
    private static List<Part> fitting(List<Part> parts, int budget) {
        int fewest = Math.clamp(budget / 8, FEWEST, USUAL);
        int left = budget
                - 2
                - parts.stream()
                        .filter(Part::needed)
                        .mapToInt(each -> least(each, fewest))
                        .sum();
        var kept = new ArrayList<Part>();
        for (var part : parts) {
            int cost = least(part, fewest);
            if (part.needed()) {
                kept.add(part);
            } else if (cost <= left) {
                kept.add(part);
                left -= cost;
            } else {
                left = 0;
            }
        }
        return kept;
    }

    private static int least(Part part, int fewest) {
        return part.around() + (part.isFixed() ? size(part) : Math.min(size(part), fewest));
    }

    private static int size(Part part) {
        return part.piece().size();
    }

    /// What is left for the parts that can be made smaller.
    private static int room(List<Part> kept, int budget) {
        return budget
                - 2
                - kept.stream()
                        .mapToInt(each -> each.around() + (each.isFixed() ? size(each) : 0))
                        .sum();
    }

    private void note(String path, String kind, int shown, int total, int leftOut) {
        if (shown < total) {
            cuts.add(new Cut(path, kind, shown, total, leftOut));
        }
    }

    private void text(Piece string, String path, int budget) {
        var text = string.characters();
        int total = text.codePointCount(0, text.length());
        var cut = TextCut.of(text, budget - 2, Sizes::of);
        var written = Json.bytes(StringNode.valueOf(cut.text()));
        out.writeBytes(written);
        cuts.add(new Cut(path, "characters", cut.shown(), total, string.size() - written.length));
    }
}
