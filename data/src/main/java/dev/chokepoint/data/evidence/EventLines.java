package dev.chokepoint.data.evidence;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes claims as political events, one JSON line for each claim and target state, in the manner of PLOVER.
///
/// A lossy view for programs that know only events: a source actor does something to a target actor on a day. Items,
/// exclusions, quantities, conditions, the difference between planned and hinted and the chain of voices are lost;
/// `lost` names which of them a claim had. Background without a date of its own is left out, because it would be dated
/// wrongly.
public final class EventLines {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EventLines() {}

    public static List<String> of(List<Reading> readings) {
        List<String> out = new ArrayList<>();
        for (Reading r : readings) {
            for (Claim c : r.claims()) {
                EventCode.of(c)
                        .filter(code -> !c.historic() || announced(c).isPresent())
                        .ifPresent(code -> events(out, code, c, r.article()));
            }
        }
        return out;
    }

    private static void events(List<String> out, EventCode code, Claim c, Article a) {
        List<String> targets = c.targets().stream()
                .map(Slot::value)
                .filter(t -> t instanceof Target.Place)
                .map(t -> actor(t.code()))
                .distinct()
                .toList();
        int n = 0;
        for (String target : targets.isEmpty() ? List.of("") : targets) {
            n++;
            ObjectNode o = MAPPER.createObjectNode();
            o.put("id", c.id().value() + (targets.size() > 1 ? "/" + n : ""));
            o.put("date", announced(c).orElse(a.published().day().toString()));
            o.put("publication_date", a.published().day().toString());
            o.put("source", actor(c.issuer().value().place()) + "GOV");
            o.put("target", target);
            o.put("event", code.plover());
            o.put("cameo", code.cameo());
            o.put("event_text", c.span().in(a.text()));
            o.put("article", a.id().value());
            o.put("url", a.url());
            o.put("publisher", a.publisher());
            ArrayNode lost = o.putArray("lost");
            note(lost, "items", c.items());
            note(lost, "exclusions", c.exclusions());
            note(lost, "quantities", c.quantities());
            note(lost, "conditions", c.conditions());
            note(lost, "sources", c.sources());
            if (targets.isEmpty()) {
                note(lost, "targets", c.targets());
            }
            out.add(MAPPER.writeValueAsString(o));
        }
    }

    private static void note(ArrayNode lost, String what, List<?> slots) {
        if (!slots.isEmpty()) {
            lost.add(what);
        }
    }

    private static Optional<String> announced(Claim c) {
        return c.dates().stream()
                .map(Slot::value)
                .filter(d -> d.role() == DateMention.Role.ANNOUNCED)
                .map(d -> d.date().toString())
                .findFirst();
    }

    /// The actor code: ISO 3166 alpha-3 for states, `IGOEUREEC` for the European Union.
    static String actor(String place) {
        if (place.equals("EU")) {
            return "IGOEUREEC";
        }
        try {
            return Locale.of("", place).getISO3Country();
        } catch (MissingResourceException e) {
            return place;
        }
    }
}
