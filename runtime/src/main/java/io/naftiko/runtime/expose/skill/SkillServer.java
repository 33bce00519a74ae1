package io.naftiko.runtime.expose.skill;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Address;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Guard;
import io.naftiko.runtime.model.Skill;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.List;

/// `type: skill`: a catalogue of skills, each with its files. It describes, and runs nothing.
public record SkillServer(String namespace, Address address, List<Skill> skills, Guard guard, Place place)
        implements Exposes {

    public SkillServer {
        skills = List.copyOf(skills);
    }

    public static SkillServer read(Section section, Guard guard) {
        section.ignore("type", "description", "label", "display", "tags");
        var server = new SkillServer(
                Exposes.namespace(section), Address.read(section), skills(section), guard, section.place());
        if (server.skills.isEmpty()) {
            section.problems()
                    .add(
                            Code.SERVER_EMPTY,
                            section.place(),
                            "The server `" + server.namespace + "` describes no skill.",
                            "Add `skills`, or remove the server.");
        }
        section.close();
        return server;
    }

    /// Their addresses begin with the server's namespace, so that two servers of a file may describe the same names.
    private static List<Skill> skills(Section section) {
        var prefix = section.textOr("namespace", "");
        return section.named("skills", each -> Skill.read(each, prefix));
    }

    @Override
    public String type() {
        return "skill";
    }

    /// The catalogue, and below it each skill: as an archive, as a list of files, and file by file.
    @Override
    public List<Route> serve(Card card, List<Offer> offers) {
        var own = card.skills().stream().filter(each -> each.origin().is(this)).toList();
        return own.isEmpty() ? List.of() : new Catalogue(own).routes();
    }
}
