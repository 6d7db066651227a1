package dev.chokepoint.app.view.evidence;

import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.NegotiationEvent;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SupplyFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Claims, supply facts and talks in a few words each, the same in text, on pages and in a review.
public final class ClaimWords {
    private ClaimWords() {}

    /// A constant as a word: `SUPPLY_CUT` is "supply cut".
    public static String word(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static String fact(SupplyFact f) {
        List<String> parts = new ArrayList<>();
        if (!f.subject().value().mention().isEmpty()) {
            parts.add(f.subject().value().item());
        }
        f.quantities().forEach(q -> parts.add(q.value().mention()));
        parts.add(f.item().value().item());
        return String.join(", ", parts) + sources(f.sources());
    }

    public static String event(NegotiationEvent e) {
        List<String> parts = new ArrayList<>();
        e.parties().forEach(p -> parts.add(p.value()));
        e.places().forEach(p -> parts.add("in " + p.value()));
        e.dates().forEach(d -> parts.add("on " + d.value().date()));
        e.quantities().forEach(q -> parts.add(q.value().mention()));
        return String.join(", ", parts) + sources(e.sources());
    }

    /// One line: `US lift, planned: eda-software, chemicals`.
    public static String summary(Claim c) {
        StringBuilder out = new StringBuilder();
        out.append(c.issuer().value().place());
        if (!c.issuer().value().body().isEmpty()) {
            out.append(" (").append(c.issuer().value().body()).append(')');
        }
        out.append(' ')
                .append(c.action().value().code())
                .append(", ")
                .append(c.modality().value().code());
        if (c.opinion()) {
            out.append(", opinion");
        }
        if (!c.items().isEmpty()) {
            out.append(": ")
                    .append(String.join(
                            ", ", c.items().stream().map(i -> item(i.value())).toList()));
        }
        if (!c.targets().isEmpty()) {
            out.append(" -> ")
                    .append(String.join(
                            ", ",
                            c.targets().stream()
                                    .map(t -> t.value().code())
                                    .map(t -> t.equals("*") ? "all places" : t)
                                    .toList()));
        }
        return out.toString();
    }

    /// The key of a thing; where no glossary names it, its words and the codes beside them.
    private static String item(ItemMention i) {
        if (i.mapped()) {
            return i.item();
        }
        return "“" + i.mention() + "” (not in the glossary"
                + i.codes().stream().map(c -> ", " + c.replace('~', ' ')).collect(Collectors.joining()) + ")";
    }

    /// What the summary leaves out: exclusions, dates, quantities, conditions, who says so.
    public static String details(Claim c) {
        List<String> parts = slots(c);
        if (!c.sources().isEmpty()) {
            parts.add("says " + told(c));
        }
        if (c.historic()) {
            parts.add("background");
        }
        return String.join("; ", parts);
    }

    /// Exclusions, dates, quantities and conditions, each in a few words.
    public static List<String> slots(Claim c) {
        List<String> parts = new ArrayList<>();
        c.exclusions().forEach(x -> parts.add("not " + x.value().mention()));
        c.dates().forEach(d -> parts.add(d.value().words()));
        c.quantities()
                .forEach(
                        q -> parts.add(q.value().kind().code() + " " + q.value().mention()));
        c.conditions().forEach(x -> parts.add("condition: " + x.value()));
        return parts;
    }

    /// The chain of those who say so, the nearest first.
    public static String told(Claim c) {
        return String.join(" < ", c.sources().stream().map(s -> name(s.value())).toList());
    }

    /// The name as told, with the one it is known by.
    public static String name(Attribution a) {
        return a.canonical().equals(a.name()) ? a.name() : a.name() + " = " + a.canonical();
    }

    private static String sources(List<Slot<Attribution>> sources) {
        return sources.isEmpty()
                ? ""
                : " ("
                        + String.join(
                                ", ", sources.stream().map(s -> name(s.value())).toList()) + ")";
    }
}
