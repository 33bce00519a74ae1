package io.naftiko.runtime.model;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kind of server that a capability exposes. Open: one package per kind under `expose`, one line in `BuiltIn`.
///
/// Whoever implements it reads its own keywords, names its units, and answers requests for them; what a unit does is
/// the business of its routine.
public interface Exposes {

    /// As the file names it: `rest`, `mcp`, `skill`, `control`.
    String type();

    String namespace();

    Address address();

    /// How clients reach it: `http`, or `stdio` where the file says so.
    default String transport() {
        return "http";
    }

    /// What it offers, in the order of the file.
    default List<Unit> units() {
        return List.of();
    }

    /// The largest answer that is bytes and not text, where a called operation says none; null where the file does not
    /// say.
    default @Nullable Long maxBinaryBytes() {
        return null;
    }

    /// The Agent Skills that it describes, in the order of the file.
    default List<Skill> skills() {
        return List.of();
    }

    /// What it says of the capability's scripts; null when it says nothing.
    default @Nullable Scripting scripting() {
        return null;
    }

    /// What it asks of its callers, before anything else of a request is read.
    Guard guard();

    Place place();

    /// This server without its units: what is left of it once they are linked.
    default Exposes bare() {
        return this;
    }

    /// The routes on which the server answers, below its namespace.
    ///
    /// @param offers the units that could be linked, in the order of the file
    List<Route> serve(Card card, List<Offer> offers);

    /// What the server does when it begins to answer, and when it ceases to.
    ///
    /// @param offers as for [#serve]
    default Tenure tenure(Card card, List<Offer> offers) {
        return Tenure.NONE;
    }

    /// How it is spoken with over a pair of streams; null where it cannot be.
    ///
    /// @param offers as for [#serve]
    default @Nullable Speaker speaker(Card card, List<Offer> offers) {
        return null;
    }

    /// Reads the namespace below which clients find a server; empty, with a problem, when the file gives none.
    static String namespace(Section section) {
        var namespace = section.text("namespace");
        if (namespace == null) {
            section.problems()
                    .add(
                            Code.EXPOSE_NAMESPACE_MISSING,
                            section.place(),
                            "`namespace` is missing: clients find the server below `/{namespace}`.",
                            "Add a name of your own, such as `namespace: ships-" + section.textOr("type", "rest")
                                    + "`.");
        }
        return namespace == null ? "" : namespace;
    }

    /// A unit with what it does.
    record Offer(Unit unit, Routine routine) {

        /// The same without what only linking needs.
        public Offer bare() {
            return new Offer(unit.bare(), routine);
        }
    }

    /// What a server says of the capability that it belongs to.
    ///
    /// @param file the capability file's name, without folder
    /// @param skills those that its servers describe
    /// @param continuity what the servers of this file keep while the process runs
    record Card(String file, Info info, List<SkillBundle> skills, Continuity continuity) {

        public Card {
            skills = List.copyOf(skills);
        }

        /// A capability without skills.
        public Card(String file, Info info) {
            this(file, info, List.of(), Continuity.random());
        }
    }
}
