package dev.chokepoint.exposure.explanation;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.EndUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Explains a difference in welfare down to figures, measures and sources.
public final class LossExplanation {
    private static final int MOST_PARTS = 8;
    private static final int MOST_FIGURES = 12;

    private LossExplanation() {}

    /// Why a party is worse off in one plan than in another.
    ///
    /// @param parties parties counted together
    /// @param more measures by which the two plans differ
    public static Explanation of(
            String what, Plan better, Plan worse, Set<String> parties, Controls controls, Set<String> more) {
        Network network = better.baseline().network();
        Map<String, Double> byItem = new LinkedHashMap<>();
        Map<String, Map<String, Double>> accounts = new LinkedHashMap<>();
        double total = 0;
        for (Plan.Entry e : better.differenceTo(worse)) {
            if (parties.contains(e.party())) {
                String key = e.item() + "\u0000" + e.place();
                byItem.merge(key, e.usd(), Double::sum);
                accounts.computeIfAbsent(key, k -> new LinkedHashMap<>())
                        .merge(e.account().name().toLowerCase(java.util.Locale.ROOT), e.usd(), Double::sum);
                total += e.usd();
            }
        }
        List<Map.Entry<String, Double>> sorted = new ArrayList<>(byItem.entrySet());
        sorted.sort((a, b) -> Double.compare(Math.abs(b.getValue()), Math.abs(a.getValue())));
        List<Explanation> parts = new ArrayList<>();
        double shown = 0;
        for (Map.Entry<String, Double> e : sorted.subList(0, Math.min(MOST_PARTS, sorted.size()))) {
            String[] key = e.getKey().split("\u0000", -1);
            StringBuilder because = new StringBuilder();
            accounts.getOrDefault(e.getKey(), Map.of()).forEach((account, usd) -> {
                if (Math.abs(usd) >= 0.5) {
                    because.append(because.isEmpty() ? "" : ", ")
                            .append(account)
                            .append(' ')
                            .append(Numbers.usd(usd));
                }
            });
            parts.add(Explanation.of(
                    network.itemName(key[0]) + " in " + key[1],
                    Numbers.usd(e.getValue()),
                    because.toString(),
                    figures(network, key[0], key[1])));
            shown += e.getValue();
        }
        if (sorted.size() > MOST_PARTS) {
            parts.add(
                    Explanation.leaf("all other items and places", Numbers.usd(total - shown), "the rest of the sum"));
        }
        Explanation whole = Explanation.of(
                what,
                Numbers.usd(total),
                "welfare without the measures minus welfare with them, present value over the plan, summed over items,"
                        + " places and accounts (docs/model.md#leverage)",
                parts);
        for (String measure : more) {
            whole = whole.with(held(network, controls, measure));
        }
        return whole;
    }

    /// What a measure holds, with the figures on its licences.
    public static Explanation held(Network network, Controls controls, String measure) {
        // Lowest civil and military share of each lane, in one pass over the restrictions.
        Map<Integer, double[]> lowest = new LinkedHashMap<>();
        String issuer = "";
        for (Controls.Restriction r : controls.restrictions()) {
            if (r.measure().equals(measure)) {
                issuer = r.issuer();
                double[] shares = lowest.computeIfAbsent(r.arc(), k -> new double[] {1, 1});
                int use = r.endUse() == EndUse.CIVIL ? 0 : 1;
                shares[use] = Math.min(shares[use], r.passes());
            }
        }
        List<Explanation> parts = new ArrayList<>();
        Set<String> licenceKeys = new LinkedHashSet<>();
        for (Map.Entry<Integer, double[]> e : lowest.entrySet()) {
            Network.Arc a = network.arcs.get(e.getKey());
            double civil = e.getValue()[0];
            double military = e.getValue()[1];
            for (String m : List.of(measure, "*")) {
                for (EndUse use : EndUse.values()) {
                    for (String kind : List.of("closed_share", "closed_months", "open_share")) {
                        licenceKeys.add("licence/" + issuer + "/" + m + "/" + use + "/" + kind);
                    }
                }
            }
            String key = "lane/" + a.lane().item() + "/" + a.lane().from() + "/"
                    + a.lane().to() + "/flow";
            Explanation lane = Explanation.leaf(
                    network.itemName(a.lane().item()) + ", " + a.lane().from() + " to "
                            + a.lane().to(),
                    "lowest month: " + Math.round(civil * 100) + " % of civil, " + Math.round(military * 100)
                            + " % of military use",
                    "share of the baseline flow that may pass");
            if (network.figure(key).isPresent()) {
                lane = lane.with(network.figure(key).orElseThrow().explain("baseline flow"));
            }
            parts.add(lane);
        }
        for (String key : licenceKeys) {
            network.figure(key)
                    .ifPresent(f -> parts.add(f.explain(key.replace('/', ' ').replace('_', ' '))));
        }
        return Explanation.of(
                        "measure " + measure,
                        lowest.size() + (lowest.size() == 1 ? " lane" : " lanes") + " held",
                        "determined from the ledger on four days of every month",
                        parts)
                .with(Id.of("measure", measure));
    }

    /// The figures that describe an item at a place.
    static List<Explanation> figures(Network network, String item, String place) {
        List<Explanation> all = new ArrayList<>();
        for (Map.Entry<String, Figure> e : network.figuresInOrder().entrySet()) {
            boolean made = e.getKey().startsWith("plant/") || e.getKey().startsWith("recipe/");
            if (all.size() >= MOST_FIGURES || !(made || e.getKey().contains(item))) {
                continue;
            }
            String[] key = e.getKey().split("/", -1);
            boolean about = switch (key[0]) {
                case "price" -> key[1].equals(item);
                case "demand", "stock" -> key[1].equals(item) && key[2].equals(place);
                case "lane" -> key[1].equals(item) && key[3].equals(place) && key[4].equals("flow");
                case "plant" -> network.outputOf(key[1]).equals(item) && key[2].equals(place);
                case "recipe" -> network.outputOf(key[1]).equals(item);
                default -> false;
            };
            if (about) {
                all.add(e.getValue().explain(String.join(" ", key).replace('_', ' ')));
            }
        }
        return all;
    }
}
