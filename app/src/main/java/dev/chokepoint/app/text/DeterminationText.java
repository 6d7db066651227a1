package dev.chokepoint.app.text;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.shipment.OpenPoint;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.data.ledger.DeterminationJson;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A determination on a screen that a person can read.
public final class DeterminationText {
    private final PrintWriter print;
    private final Map<String, Reference.Attribute> attributes;
    private final boolean explain;

    public DeterminationText(PrintWriter print, Map<String, Reference.Attribute> attributes, boolean explain) {
        this.print = print;
        this.attributes = attributes;
        this.explain = explain;
    }

    public void print(Determination d) {
        Shipment s = d.shipment();
        print.println(s.item() + ", " + s.exporter() + " → " + s.destination()
                + (s.endUse().isEmpty() ? "" : ", for " + s.endUse())
                + (s.endUser().name().isEmpty() ? "" : ", to " + s.endUser().name()));
        print.println("on " + s.on() + ", as known on " + s.known()
                + (s.audience() == Audience.INFERRED
                        ? ""
                        : " to the " + s.audience().name().toLowerCase(Locale.ROOT)));
        print.println();
        String sentence = d.outcome().sentence();
        print.println(d.outcome() + (sentence.equalsIgnoreCase(d.outcome() + ".") ? "" : "  " + sentence));
        print.println(LimitsText.scopeLine(d));
        section("Possible answers", LimitsText.branches(d.limits()));
        section("Not held, and could matter", LimitsText.gaps(d.limits(), explain));
        section(
                "Asked back",
                d.limits().notUnderstood().stream().map(OpenPoint::text).toList());
        section(
                d.outcome() == Outcome.UNCONFIRMED ? "Controlled by, if the scheduled changes came" : "Controlled by",
                d.controlling().stream()
                        .sorted(Comparator.comparing(Determination.Finding::outcome)
                                .reversed())
                        .map(f -> f.measure() + "  " + f.words()
                                + (f.policy().words().startsWith("no ")
                                        ? ""
                                        : " (" + f.policy().words() + ")"))
                        .toList());
        section(
                "Suspended",
                d.dormant().stream()
                        .map(x -> x.measure()
                                + (x.by().isEmpty() ? "" : ", by " + x.by())
                                + (x.revives().equals(StatusEvent.OPEN)
                                        ? ", without a stated end"
                                        : ", revives on " + x.revives() + " unless something else becomes known"))
                        .distinct()
                        .toList());
        section(
                "Not yet in force",
                d.notYet().stream()
                        .map(x -> x.measure() + ", from " + x.starts())
                        .distinct()
                        .toList());
        section("Exceptions and authorisations", d.authorisations());
        section("Guidance", d.interpretations());
        section("Missing facts", d.missing());
        section(
                "It may be one of these; to confirm one, ask again with its attributes",
                d.suggestions().stream().map(DeterminationText::suggestion).toList());
        section(
                "Just outside",
                d.nearMisses().stream()
                        .limit(5)
                        .map(x -> x.measure() + ": " + inWords(x.why()))
                        .toList());
        if (d.textVersusEnforcement()) {
            section("Text and enforcement", List.of("What the law says and what is enforced differ here."));
        }
        switch (d.nextChange()) {
            case Determination.NextChange.None none -> section("Next change", List.of(LimitsText.noChange(d.limits())));
            case Determination.NextChange.On on ->
                section(
                        "Next change",
                        List.of(on.day() + ": " + on.outcome()
                                + (on.measures().isEmpty() ? "" : " (" + String.join(", ", on.measures()) + ")")));
        }
        section("Not confirmed", d.unconfirmed());
        section("Read as, not stated by the asker", readAs(d.explanation().parts()));
        section(
                "Sources",
                d.citations().stream().limit(explain ? Long.MAX_VALUE : 6).toList());
        print.println();
        print.println(Determination.DISCLAIMER);
        print.flush();
    }

    /// What was read out of texts, with what comes from the same words on one line.
    private static List<String> readAs(List<Explanation> parts) {
        Map<String, List<String>> bySource = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (Explanation p : parts) {
            switch (p.what()) {
                case "inferred fact" -> {
                    int comma = p.value().lastIndexOf(", ");
                    bySource.computeIfAbsent(p.value().substring(comma + 2), _ -> new ArrayList<>())
                            .add(p.value().substring(0, comma));
                }
                case "party", "possible party", "headquarters" ->
                    others.add(p.what() + ": " + p.value() + " (" + p.because() + ")");
                default -> {
                    // The product stands with its facts; the rest is told above.
                }
            }
        }
        List<String> out = new ArrayList<>();
        bySource.forEach((source, facts) -> {
            facts.sort(Comparator.naturalOrder());
            out.add(String.join(", ", facts) + " (" + source + ")");
        });
        out.addAll(others);
        return out;
    }

    /// A near miss with the name of its attribute written out: `processing power (tpp) is 2,368, needs …`.
    private String inWords(String why) {
        int is = why.indexOf(" is ");
        if (is > 0) {
            Reference.Attribute a = attributes.get(why.substring(0, is));
            if (a != null) {
                String meaning = a.meaning();
                int comma = meaning.indexOf(',');
                return (comma < 0 ? meaning : meaning.substring(0, comma)) + " (" + a.name() + ")" + why.substring(is);
            }
        }
        return why;
    }

    private void section(String head, List<String> lines) {
        if (!lines.isEmpty()) {
            print.println();
            print.println(head + ":");
            lines.forEach(l -> print.println("  " + l));
        }
    }

    private static String suggestion(Suggestion<Reference.KnownItem> s) {
        Reference.KnownItem item = s.means();
        String codes =
                String.join(", ", item.codes().stream().map(Object::toString).toList());
        return String.format(
                Locale.ROOT,
                "%.2f  %s%s  --attributes \"%s\"%n        %s: %s",
                s.score(),
                item.name(),
                codes.isEmpty() ? "" : " (" + codes + ")",
                DeterminationJson.attributes(item),
                s.alias(),
                s.likeness().reason());
    }
}
