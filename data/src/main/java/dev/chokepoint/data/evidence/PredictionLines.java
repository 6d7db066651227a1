package dev.chokepoint.data.evidence;

import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.NegotiationEvent;
import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.language.Language;
import dev.chokepoint.evidence.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes readings as JSON lines, one document each, with the slots, spans, rules and confidence of every
/// claim.
public final class PredictionLines {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Pattern TON = Pattern.compile("(?i)\\btons?\\b");
    private static final Pattern METRIC = Pattern.compile("(?i)\\bmetric\\b");

    private PredictionLines() {}

    /// One line without a line break.
    public static String of(Reading reading) {
        return MAPPER.writeValueAsString(document(reading));
    }

    /// The same as a tree, for lines that say more.
    static ObjectNode document(Reading reading) {
        ObjectNode doc = MAPPER.createObjectNode();
        String text = reading.article().text();
        doc.put("id", reading.article().id().value());
        doc.put("sha256", reading.article().sha256());
        doc.put("date", reading.article().published().day().toString());
        doc.put("language", reading.language().code());
        if (!reading.unread().isEmpty()) {
            doc.put("not_read", reading.notRead());
            ArrayNode unread = doc.putArray("unread");
            for (Reading.Unread u : reading.unread()) {
                ObjectNode o = unread.addObject();
                o.put("language", u.language().code());
                o.put("name", u.language().name());
                span(o, u.span());
            }
        }
        ArrayNode claims = doc.putArray("claims");
        for (Claim c : reading.claims()) {
            ObjectNode one = claim(c, text);
            if (!reading.language().equals(Language.ENGLISH)) {
                one.put("gloss", gloss(c));
            }
            claims.add(one);
        }
        ArrayNode facts = doc.putArray("supply_facts");
        for (SupplyFact f : reading.supplyFacts()) {
            ObjectNode o = facts.addObject();
            o.put("id", f.id().toString());
            span(o, f.span());
            o.put("kind", f.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            o.put("subject", f.subject().value().item());
            o.put("item", f.item().value().item());
            quantities(o, f.quantities());
            sources(o, f.sources());
            o.put("rule", f.rule());
        }
        ArrayNode talks = doc.putArray("negotiations");
        for (NegotiationEvent e : reading.negotiations()) {
            ObjectNode o = talks.addObject();
            o.put("id", e.id().toString());
            span(o, e.span());
            o.put("kind", e.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            ArrayNode parties = o.putArray("parties");
            e.parties().forEach(p -> parties.add(p.value()));
            ArrayNode places = o.putArray("places");
            e.places().forEach(p -> places.add(p.value()));
            dates(o, e.dates());
            quantities(o, e.quantities());
            sources(o, e.sources());
            o.put("rule", e.rule());
        }
        return doc;
    }

    private static void span(ObjectNode o, Span s) {
        o.putArray("span").add(s.start()).add(s.end());
    }

    /// A claim in a few English words, for whoever does not read its language: `CN (MOFCOM) impose, done: samarium;
    /// effective 2025-04-04; to US; announcement 2025-18`.
    private static String gloss(Claim c) {
        StringBuilder out = new StringBuilder(c.issuer().value().place());
        if (!c.issuer().value().body().isEmpty()) {
            out.append(" (").append(c.issuer().value().body()).append(')');
        }
        out.append(' ')
                .append(words(c.action().value().code()))
                .append(", ")
                .append(words(c.modality().value().code()));
        List<String> items = c.items().stream().map(i -> item(i.value())).toList();
        if (!items.isEmpty()) {
            out.append(": ").append(String.join(", ", items));
        }
        c.dates().forEach(d -> out.append("; ").append(d.value().words()));
        List<String> targets = c.targets().stream()
                .map(t -> t.value().code())
                .filter(t -> !t.equals("*"))
                .toList();
        if (!targets.isEmpty()) {
            out.append("; to ").append(String.join(", ", targets));
        }
        c.notices().forEach(n -> out.append("; announcement ").append(n.code()));
        return out.append(c.opinion() ? "; opinion" : "").toString();
    }

    /// One that no glossary names stays in the words of the text, and says so.
    private static String item(ItemMention item) {
        if (item.mapped()) {
            return words(item.item());
        }
        return "“" + item.mention() + "” (not in the glossary"
                + item.codes().stream().map(c -> ", " + c.replace('~', ' ')).collect(Collectors.joining()) + ")";
    }

    private static String words(String code) {
        return code.replace('-', ' ').replace('_', ' ');
    }

    private static ObjectNode claim(Claim c, String text) {
        ObjectNode o = MAPPER.createObjectNode();
        o.put("id", c.id().toString());
        span(o, c.span());
        o.put("text", c.span().in(text));
        o.put("issuer", c.issuer().value().place());
        if (!c.issuer().value().body().isEmpty()) {
            o.put("issuer_body", c.issuer().value().body());
        }
        o.put("action", c.action().value().code());
        o.put("modality", c.modality().value().code());
        names(o.putArray("items"), c.items());
        names(o.putArray("exclusions"), c.exclusions());
        items(o.putArray("item_slots"), c.items());
        items(o.putArray("exclusion_slots"), c.exclusions());
        ArrayNode targets = o.putArray("targets");
        for (Slot<Target> t : c.targets()) {
            targets.add(t.value().code());
        }
        dates(o, c.dates());
        quantities(o, c.quantities());
        sources(o, c.sources());
        o.put(
                "condition",
                String.join("; ", c.conditions().stream().map(Slot::value).toList()));
        o.put("opinion", c.opinion());
        o.put("historic", c.historic());
        o.put("section", c.section().code());
        o.put("confidence", Math.round(c.confidence() * 1000) / 1000.0);
        if (!c.notices().isEmpty()) {
            ArrayNode notices = o.putArray("notices");
            c.notices().forEach(n -> notices.add(n.code()));
        }
        ArrayNode rules = o.putArray("rules");
        c.rules().forEach(rules::add);
        return o;
    }

    /// The words of the text, as the prediction format has it; the key where the words are a mere "it".
    private static void names(ArrayNode into, List<Slot<ItemMention>> items) {
        for (Slot<ItemMention> i : items) {
            into.add(
                    i.rule().equals("item-anaphora")
                            ? i.value().item()
                            : i.value().mention());
        }
    }

    private static void items(ArrayNode into, List<Slot<ItemMention>> items) {
        for (Slot<ItemMention> i : items) {
            ObjectNode x = into.addObject();
            x.put("id", i.value().item());
            x.put("mention", i.value().mention());
            if (!i.value().mapped()) {
                x.put("mapped", false);
                ArrayNode codes = x.putArray("codes");
                i.value().codes().forEach(codes::add);
            }
            span(x, i.span());
        }
    }

    private static void dates(ObjectNode o, List<Slot<DateMention>> dates) {
        ArrayNode a = o.putArray("dates");
        for (Slot<DateMention> d : dates) {
            ObjectNode x = a.addObject();
            x.put("role", d.value().role().code());
            x.put("value", d.value().date().toString());
            if (d.value().latest()) {
                x.put("latest", true);
            }
            span(x, d.span());
        }
    }

    private static void quantities(ObjectNode o, List<Slot<QuantityMention>> quantities) {
        ArrayNode a = o.putArray("quantities");
        for (Slot<QuantityMention> q : quantities) {
            ObjectNode x = a.addObject();
            x.put("value", q.value().value());
            x.put("unit", word(q.value()));
            x.put("kind", q.value().kind().code());
            x.put("mention", q.value().mention());
        }
    }

    /// The annotation guidelines name units by their words ("day", "percent"), and so "tonne" for t, or "ton" where
    /// the text leaves open which ton; "litre" for l, "cc" for cm3, and licences as the text calls them.
    private static String word(QuantityMention q) {
        String unit = q.unit();
        if (unit.equals("licences")) {
            String mention = q.mention().toLowerCase(Locale.ROOT);
            return mention.contains("permit") ? "permits" : mention.contains("license") ? "licenses" : unit;
        }
        if (unit.equals("l")) {
            return q.mention().contains("liter") ? "liter" : "litre";
        }
        if (unit.equals("cm3") && q.mention().endsWith("cc")) {
            return "cc";
        }
        boolean first = unit.startsWith("t/");
        boolean last = unit.endsWith("/t");
        if (!first && !last && !unit.equals("t")) {
            return unit;
        }
        boolean open =
                TON.matcher(q.mention()).find() && !METRIC.matcher(q.mention()).find();
        String tonne = open ? "ton" : "tonne";
        if (unit.equals("t")) {
            return tonne;
        }
        String of = first ? unit.substring(1) : unit.substring(0, unit.length() - 1);
        return first ? tonne + of : of + tonne;
    }

    private static void sources(ObjectNode o, List<Slot<Attribution>> sources) {
        ArrayNode a = o.putArray("sources");
        for (Slot<Attribution> s : sources) {
            ObjectNode x = a.addObject();
            x.put("name", s.value().name());
            x.put("role", s.value().role().code());
            if (!s.value().canonical().equals(s.value().name())) {
                x.put("canonical", s.value().canonical());
            }
            if (s.value().inherited()) {
                x.put("inherited", true);
            }
        }
    }
}
