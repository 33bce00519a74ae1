package io.naftiko.runtime.expose.skill;

import io.naftiko.runtime.document.Section;
import io.naftiko.runtime.http.Route;
import io.naftiko.runtime.model.Address;
import io.naftiko.runtime.model.Exposes;
import io.naftiko.runtime.model.Skill;
import io.naftiko.runtime.model.Unit;
import io.naftiko.runtime.report.Code;
import io.naftiko.runtime.report.Place;
import java.util.List;

/// `type: skill`: a catalogue of skills. It is read and described; nothing serves it yet.
public record SkillServer(String namespace, Address address, List<Skill> skills, Place place) implements Exposes {

    public SkillServer {
        skills = List.copyOf(skills);
    }

    public static SkillServer read(Section section) {
        section.ignore("type", "description", "authentication", "label", "display", "tags");
        var server = new SkillServer(
                section.textOr("namespace", ""),
                Address.read(section),
                section.named("skills", Skill::read),
                section.place());
        section.problems()
                .add(
                        Code.NOT_SERVED,
                        section.place("type"),
                        "The skills are described; this version does not serve them over HTTP.");
        section.close();
        return server;
    }

    @Override
    public String type() {
        return "skill";
    }

    @Override
    public List<Unit> units() {
        return List.of();
    }

    @Override
    public List<Route> serve(Card card, List<Offer> offers) {
        return List.of();
    }
}
