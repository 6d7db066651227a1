package dev.chokepoint.app;

import dev.chokepoint.base.Suggestion;
import dev.chokepoint.controls.Audience;
import dev.chokepoint.controls.Determination;
import dev.chokepoint.controls.Reference;
import dev.chokepoint.controls.Shipment;
import dev.chokepoint.controls.StatusEvent;
import dev.chokepoint.data.ledger.DeterminationJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// A determination on a screen that a person can read.
final class DeterminationText {
    private final PrintWriter print;
    private final boolean explain;

    DeterminationText(PrintWriter print, boolean explain) {
        this.print = print;
        this.explain = explain;
    }

    void print(Determination d) {
        Shipment s = d.shipment();
        print.println(s.item() + ", " + s.exporter() + " → " + s.destination()
                + (s.endUse().isEmpty() ? "" : ", for " + s.endUse())
                + (s.endUser().name().isEmpty() ? "" : ", to " + s.endUser().name()));
        print.println("on " + s.on() + ", as known on " + s.known()
                + (s.audience() == Audience.INFERRED
                        ? ""
                        : " to the " + s.audience().name().toLowerCase(Locale.ROOT)));
        print.println();
        print.println(d.outcome() + "  " + d.outcome().sentence());
        section(
                "Controlled by",
                d.controlling().stream()
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
                        .map(x -> x.measure() + ": " + x.why())
                        .toList());
        if (d.textVersusEnforcement()) {
            section("Text and enforcement", List.of("What the law says and what is enforced differ here."));
        }
        switch (d.nextChange()) {
            case Determination.NextChange.None none -> section("Next change", List.of("none known"));
            case Determination.NextChange.On on ->
                section(
                        "Next change",
                        List.of(on.day() + ": " + on.outcome()
                                + (on.measures().isEmpty() ? "" : " (" + String.join(", ", on.measures()) + ")")));
        }
        section("Not confirmed", d.unconfirmed());
        section(
                "Read as",
                d.explanation().parts().stream()
                        .filter(p -> List.of("product", "inferred fact", "party", "possible party", "headquarters")
                                .contains(p.what()))
                        .map(p -> p.what() + ": " + p.value() + " (" + p.because() + ")")
                        .toList());
        section(
                "Sources",
                d.citations().stream().limit(explain ? Long.MAX_VALUE : 6).toList());
        print.println();
        print.println(Determination.DISCLAIMER);
        print.flush();
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
