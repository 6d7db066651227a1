package dev.chokepoint.app.text;

import static dev.chokepoint.app.text.Summary.WIDTH;
import static dev.chokepoint.app.text.Summary.line;
import static dev.chokepoint.app.text.Summary.pad;
import static dev.chokepoint.app.text.Summary.right;
import static dev.chokepoint.app.text.Summary.wrap;

import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.app.view.deals.MultilateralView;
import dev.chokepoint.app.view.scope.Manifest;
import dev.chokepoint.base.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Talks of several sides on one screen: what each would do alone, what all or some can agree on, who would block it.
/// Amounts with two significant digits.
final class MultilateralText {
    private static final int COLUMN = 11;
    private static final int MOST_OTHERS = 4;
    private static final double TOLD_USD = 5e7;

    private final StringBuilder out;
    private final Manifest manifest;
    private final MultilateralView view;
    private final int name;

    MultilateralText(StringBuilder out, Manifest manifest, MultilateralView view) {
        this.out = out;
        this.manifest = manifest;
        this.view = view;
        this.name = WIDTH - COLUMN * view.sides().size();
    }

    void write() {
        line(out, view.title());
        line(
                out,
                "on " + manifest.on() + ", as known on " + manifest.known()
                        + "; gains in USD to the end of the plan, over" + " no deal");
        Summary.scope(out, manifest);
        line(out, "");
        labelled("VALUED", view.valued());
        view.scenarios().forEach(this::scenario);
        line(out, "");
        if (!view.notLookedAt().isEmpty()) {
            labelled("", "not looked at before the work was ended: " + String.join(", ", view.notLookedAt()));
        }
        wrap(view.start() + " " + view.left(), WIDTH).forEach(t -> line(out, t));
    }

    private void scenario(MultilateralView.ScenarioView s) {
        line(out, "");
        row(
                "NO DEAL: " + s.name(),
                view.sides().stream().map(p -> right(p, COLUMN)).toList());
        wrap(s.text(), WIDTH - 4).forEach(t -> line(out, "    " + t));
        row("  against licences reopening as recorded", amounts(s.againstRecord()));
        row("ALONE" + (s.alone().isEmpty() ? ", by the weights: no side would move" : ""), amounts(s.aloneGains()));
        if (!s.alone().isEmpty()) {
            wrap(s.alone(), WIDTH - 4).forEach(t -> line(out, "    " + t));
        }
        row("CONCESSIONS alone, by the option worth most to the others", List.of());
        s.concessions().forEach(c -> {
            row("  " + c.side() + " " + c.name() + ": " + c.option(), amounts(c.gains()));
            if (c.weight() > Losses.NEGLIGIBLE_USD) {
                line(
                        out,
                        "      less a weight of " + Numbers.twoDigits(c.weight()) + " USD of " + c.side()
                                + "'s policy");
            }
        });
        row("DEALS OF ALL (" + s.search() + ")", List.of());
        if (s.packages().isEmpty()) {
            line(out, "  No rule picks one: no package is better for some side and no worse for the others.");
        }
        s.packages().forEach(this::deal);
        row("SETS OF SIDES, the others doing what they would do alone", List.of());
        s.sets().forEach(set -> {
            row("  " + String.join(" and ", set.members()), amounts(set.gains()));
            wrap(set.text(), WIDTH - 6).forEach(t -> line(out, "      " + t));
        });
        labelled("  smallest that gain: ", s.smallest());
        if (!s.paid().isEmpty()) {
            labelled("  largest sum, if paid: ", s.paid());
        }
    }

    private void deal(MultilateralView.DealOfAllView d) {
        row("  " + d.names(), amounts(d.gains()));
        wrap(d.text(), WIDTH - 6).forEach(t -> line(out, "      " + t));
        if (!amounts(d.gains()).equals(amounts(d.computed()))) {
            row("      without weights", amounts(d.computed()));
        }
        String others = d.others().stream()
                .filter(o -> Math.abs(o.usd()) >= TOLD_USD)
                .limit(MOST_OTHERS)
                .map(o -> o.place() + " " + NegotiationText.two(o.usd()))
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            line(out, "      others: " + others);
        }
        line(out, "      " + d.stability());
        d.blocks().stream().limit(1).forEach(b -> {
            row("        " + String.join(" and ", b.members()) + " could have", amounts(b.gains()));
            wrap(b.text(), WIDTH - 10).forEach(t -> line(out, "          " + t));
        });
    }

    private void row(String label, List<String> columns) {
        List<String> lines = wrap(label, columns.isEmpty() ? WIDTH : name - 1);
        String indent = label.substring(0, label.length() - label.stripLeading().length());
        line(
                out,
                (columns.isEmpty()
                                ? indent + lines.getFirst().strip()
                                : pad(indent + lines.getFirst().strip(), name))
                        + String.join("", columns));
        lines.subList(1, lines.size()).forEach(t -> line(out, indent + "  " + t.strip()));
    }

    private void labelled(String label, String text) {
        String at = label.isEmpty() ? "" : pad(label, Math.max(10, label.length()));
        for (String t : wrap(text, WIDTH - Math.max(10, label.length()))) {
            line(out, pad(at, Math.max(10, label.length())) + t);
            at = "";
        }
    }

    private static List<String> amounts(double[] usd) {
        return Arrays.stream(usd)
                .mapToObj(u -> right(NegotiationText.two(u), COLUMN))
                .toList();
    }
}
