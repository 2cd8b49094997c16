package dev.muster.bot.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.People;
import org.jspecify.annotations.Nullable;

/** What a profile leaves of the whole master. Lines are changed as they are walked through. */
interface Redaction {
    ExportMaster.Overview incident(ExportMaster.Overview whole);

    /** The person afterwards; null for nobody. */
    ExportMaster.@Nullable Participant person(ExportMaster.Participant whole);

    /** The line afterwards; null for none. */
    ExportMaster.@Nullable Line line(ExportMaster.Line whole);

    /** A row of one of the further tables afterwards; null for none. */
    @Nullable
    ObjectNode row(String list, ObjectNode whole);

    /** The redaction of this profile. */
    static Redaction of(ExportProfile profile, List<ExportMaster.Participant> people, Overlook overlook, People known) {
        return switch (profile) {
            case FULL -> new NoRedaction();
            case TEAM -> new TeamRedaction(overlook.deleted());
            case EXTERNAL -> new ExternalRedaction(hidden(people, overlook.mentioned(), known));
            case ANONYMISED -> new AnonymisedRedaction(hidden(people, overlook.mentioned(), known), known.names());
        };
    }

    private static HiddenPeople hidden(List<ExportMaster.Participant> people, List<UserId> mentioned, People known) {
        Pseudonyms pseudonyms = Pseudonyms.of(people, mentioned, known.all());
        Map<UserId, Set<String>> names = new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        known.everyName().forEach((user, all) -> names.put(user, new TreeSet<>(all)));
        // Slack may not have told their names yet; their ids are hidden all the same.
        people.forEach(person -> names.computeIfAbsent(person.user(), unseen -> Set.of()));
        mentioned.forEach(user -> names.computeIfAbsent(user, unseen -> Set.of()));
        return new HiddenPeople(pseudonyms, new HiddenNames(names, pseudonyms));
    }

    /** The master that this profile shows. */
    default ExportMaster of(ExportMaster whole, ExportProfile profile) {
        List<ExportMaster.Participant> people = new ArrayList<>();
        for (ExportMaster.Participant person : whole.people()) {
            ExportMaster.Participant left = person(person);
            if (left != null) {
                people.add(left);
            }
        }
        Map<String, List<ObjectNode>> lists = new HashMap<>();
        whole.lists().forEach((name, rows) -> {
            List<ObjectNode> left = new ArrayList<>();
            for (ObjectNode row : rows) {
                ObjectNode kept = row(name, row);
                if (kept != null) {
                    left.add(kept);
                }
            }
            lists.put(name, left);
        });
        return new ExportMaster(profile, incident(whole.incident()), people,
                () -> whole.timeline().open().<ExportMaster.Line>mapMulti((line, next) -> {
                    ExportMaster.Line left = line(line);
                    if (left != null) {
                        next.accept(left);
                    }
                }), lists);
    }
}
