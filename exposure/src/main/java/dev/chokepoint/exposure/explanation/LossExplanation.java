package dev.chokepoint.exposure.explanation;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Set<FigureKey> licenceKeys = new LinkedHashSet<>();
        for (Map.Entry<Integer, double[]> e : lowest.entrySet()) {
            Network.Arc a = network.arcs.get(e.getKey());
            double civil = e.getValue()[0];
            double military = e.getValue()[1];
            for (String m : List.of(measure, "*")) {
                for (EndUse use : EndUse.values()) {
                    for (FigureKey.LicenceTerm term : FigureKey.LicenceTerm.values()) {
                        licenceKeys.add(new FigureKey.Licence(issuer, m, use, term));
                    }
                }
            }
            Explanation lane = Explanation.leaf(
                    network.itemName(a.lane().item()) + ", " + a.lane().from() + " to "
                            + a.lane().to(),
                    "lowest month: " + Math.round(civil * 100) + " % of civil, " + Math.round(military * 100)
                            + " % of military use",
                    "share of the baseline flow that may pass");
            Optional<Figure> flow = network.figure(FigureKey.Flow.on(a.lane()));
            if (flow.isPresent()) {
                lane = lane.with(flow.get().explain("baseline flow"));
            }
            parts.add(lane);
        }
        for (FigureKey key : licenceKeys) {
            network.figure(key).ifPresent(f -> parts.add(f.explain(key.words())));
        }
        return Explanation.of(
                        "measure " + measure,
                        lowest.size() + (lowest.size() == 1 ? " lane" : " lanes") + " held",
                        "determined from the ledger for every day of every month",
                        parts)
                .with(Id.of("measure", measure));
    }

    /// The figures that describe an item at a place.
    static List<Explanation> figures(Network network, String item, String place) {
        return network.figuresInOrder().entrySet().stream()
                .filter(e -> describes(network, e.getKey(), item, place))
                .limit(MOST_FIGURES)
                .map(e -> e.getValue().explain(e.getKey().words()))
                .toList();
    }

    private static boolean describes(Network network, FigureKey key, String item, String place) {
        return switch (key) {
            case FigureKey.PriceOf k -> k.item().equals(item);
            case FigureKey.DemandFor k -> k.item().equals(item) && k.place().equals(place);
            case FigureKey.StockOf k -> k.item().equals(item) && k.place().equals(place);
            case FigureKey.Flow k -> k.item().equals(item) && k.to().equals(place);
            case FigureKey.Production k ->
                makes(network, k.recipe(), item) && k.place().equals(place);
            case FigureKey.Capacity k ->
                makes(network, k.recipe(), item) && k.place().equals(place);
            case FigureKey.Margin k ->
                makes(network, k.recipe(), item) && k.place().equals(place);
            case FigureKey.RecipeInput k -> makes(network, k.recipe(), item);
            case FigureKey.CoProduct k -> makes(network, k.recipe(), item);
            case FigureKey.DiscountRate _,
                    FigureKey.Transport _,
                    FigureKey.DutyRate _,
                    FigureKey.DutyOf _,
                    FigureKey.Licence _,
                    FigureKey.BillLine _,
                    FigureKey.PlannedSales _,
                    FigureKey.CompanyStock _,
                    FigureKey.Content _ -> false;
        };
    }

    private static boolean makes(Network network, String recipe, String item) {
        return network.outputOf(recipe).equals(item);
    }
}
