package dev.chokepoint.app.view.deals;

import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.bargaining.Solutions;
import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.frontier.NegotiationDomain;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// The frontier and the solutions of an abstract domain, as JSON or as text.
public record DomainAnswer(NegotiationDomain space, Frontier frontier, Solutions solutions) {
    private static final int DECIMALS = 12;
    private static final int SHOWN = 40;

    /// `{"outcomes": N, "frontier": [{"u": [a, b], "outcome": {issue: option}}], "solutions": {rule: [{"u":
    /// …}]}}`.
    public String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("outcomes", space.outcomes());
        root.put("parties", space.parties());
        root.put("reservation", rounded(space.disagreement()));
        root.put("frontier", frontier.points().stream().map(this::json).toList());
        Map<String, Object> rules = new LinkedHashMap<>();
        Map<String, Object> noDeal = new LinkedHashMap<>();
        solutions.byRule().forEach((name, settlement) -> {
            rules.put(name, settlement.agreements().stream().map(this::json).toList());
            if (settlement instanceof Settlement.NoDeal none) {
                noDeal.put(name, none.because());
            }
        });
        root.put("solutions", rules);
        if (!noDeal.isEmpty()) {
            root.put("no_deal", noDeal);
        }
        return JsonMapper.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build()
                .writeValueAsString(root);
    }

    private Map<String, Object> json(ValuedPackage p) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("u", rounded(p.utilities()));
        fields.put("outcome", outcome(p));
        return fields;
    }

    private Map<String, Object> json(Settlement.Lottery lottery) {
        if (lottery.isCertain()) {
            return json(lottery.parts().getFirst().deal());
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("u", rounded(lottery.utilities()));
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Settlement.Part part : lottery.parts()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("share", rounded(part.share()));
            each.putAll(json(part.deal()));
            parts.add(each);
        }
        fields.put("lottery", parts);
        return fields;
    }

    private Map<String, String> outcome(ValuedPackage p) {
        Map<String, String> outcome = new LinkedHashMap<>();
        for (int i = 0; i < space.issues().size(); i++) {
            outcome.put(
                    space.issues().get(i).name(),
                    space.issues().get(i).options().get(p.options().get(i)));
        }
        return outcome;
    }

    private static List<BigDecimal> rounded(List<Double> utilities) {
        return utilities.stream().map(DomainAnswer::rounded).toList();
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /// One screen for people.
    public String text() {
        StringBuilder out = new StringBuilder();
        List<ValuedPackage> acceptable =
                frontier.acceptableFrom(space.disagreement()).points();
        line(
                out,
                "%,d packages on %d issues; %d on the frontier, %d of them acceptable to both.",
                space.outcomes(),
                space.issues().size(),
                frontier.points().size(),
                acceptable.size());
        line(
                out,
                "Without a deal: %s %.6f, %s %.6f.",
                space.parties().get(0),
                space.disagreement().get(0),
                space.parties().get(1),
                space.disagreement().get(1));
        line(out, "");
        line(out, "%-18s %14s %14s  %s", "Rule", "A", "B", "Package");
        solutions.byRule().forEach((name, settlement) -> {
            switch (settlement) {
                case Settlement.NoDeal none -> line(out, "%-18s %s", words(name), none.because());
                case Settlement.Agreement agreement -> {
                    String first = words(name);
                    for (Settlement.Lottery l : agreement.best()) {
                        line(
                                out,
                                "%-18s %14.9f %14.9f  %s",
                                first,
                                l.utilities().get(0),
                                l.utilities().get(1),
                                packages(l));
                        first = "  or as well";
                    }
                }
            }
        });
        line(out, "");
        line(out, "Acceptable frontier, best for A first:");
        for (ValuedPackage p : acceptable.subList(0, Math.min(SHOWN, acceptable.size()))) {
            line(out, "%-18s %14.9f %14.9f  %s", "", p.utility(0), p.utility(1), words(p));
        }
        if (acceptable.isEmpty()) {
            line(out, "  none: no package is worth at least no deal to both.");
        } else if (acceptable.size() > SHOWN) {
            line(out, "  … and %d more (--format json lists all).", acceptable.size() - SHOWN);
        }
        return out.toString().stripTrailing();
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void line(StringBuilder out, String format, Object... args) {
        out.append(String.format(Locale.ROOT, format, args).stripTrailing()).append('\n');
    }

    private String packages(Settlement.Lottery lottery) {
        if (lottery.isCertain()) {
            return words(lottery.parts().getFirst().deal());
        }
        List<String> parts = new ArrayList<>();
        for (Settlement.Part part : lottery.parts()) {
            parts.add(String.format(Locale.ROOT, "%.1f %% of (%s)", 100 * part.share(), words(part.deal())));
        }
        return String.join(" + ", parts);
    }

    private String words(ValuedPackage p) {
        return String.join(", ", outcome(p).values());
    }

    private static String words(String rule) {
        boolean lottery = rule.endsWith("_hull");
        String name = switch (lottery ? rule.substring(0, rule.length() - 5) : rule) {
            case "nash" -> "Nash";
            case "ks" -> "Kalai-Smorod.";
            case "max_welfare" -> "highest sum";
            default -> "egalitarian";
        };
        return lottery ? name + " mix" : name;
    }
}
