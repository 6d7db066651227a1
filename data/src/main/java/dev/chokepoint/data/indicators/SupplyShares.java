package dev.chokepoint.data.indicators;

import dev.chokepoint.base.Uncertain;
import dev.chokepoint.data.store.Observation;
import dev.chokepoint.data.store.StatisticsReader;
import dev.chokepoint.exposure.indicators.EuCriticality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Shares of supply that a study on critical raw materials printed, out of a store: of the world, and of what the EU
/// sources.
///
/// @param stage extraction or processing
/// @param published the supply risk that the study itself came to, by year; empty where it printed none
/// @param study the year of the study
public record SupplyShares(
        String material,
        String stage,
        int study,
        List<EuCriticality.Supplier> world,
        List<EuCriticality.Supplier> eu,
        Map<Integer, String> published) {
    private static final String KIND = "eu-crm";
    private static final double PERCENT = 100;

    /// Every material and stage of which the store has shares of the world's supply.
    ///
    /// @param material its name; all without it
    /// @throws dev.chokepoint.data.store.StoreException if the store has no statistics
    public static List<SupplyShares> of(StatisticsReader reader, String material) {
        Map<String, List<Observation>> shares = byMaterial(reader, material, "share of supply");
        Map<String, List<Observation>> parameters = byMaterial(reader, material, "trade parameter");
        Map<String, List<Observation>> risks = byMaterial(reader, material, "supply risk");
        List<SupplyShares> all = new ArrayList<>();
        for (Map.Entry<String, List<Observation>> e :
                shares.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            SortedSet<String> stages = new TreeSet<>();
            e.getValue().forEach(o -> stages.add(o.of().part()));
            for (String stage : stages) {
                List<Observation> own = e.getValue().stream()
                        .filter(o -> o.of().part().equals(stage))
                        .toList();
                List<Observation> t = parameters.getOrDefault(e.getKey(), List.of()).stream()
                        .filter(o -> o.of().part().equals(stage))
                        .toList();
                Map<Integer, String> published = new HashMap<>();
                risks.getOrDefault(e.getKey(), List.of()).stream()
                        .filter(o -> o.low().isPresent())
                        .forEach(o -> published.putIfAbsent(o.of().firstYear(), o.printed()));
                all.add(new SupplyShares(
                        own.getFirst().of().item(),
                        stage,
                        own.getFirst().of().firstYear(),
                        suppliers(own, t, false),
                        suppliers(own, t, true),
                        published));
            }
        }
        return all;
    }

    /// The part of supply that no listed place gives.
    ///
    /// @param suppliers of the world or of the EU
    public static double unlisted(List<EuCriticality.Supplier> suppliers) {
        double listed =
                suppliers.stream().mapToDouble(s -> s.quantity().central()).sum();
        return Math.max(0, 1 - listed);
    }

    private static Map<String, List<Observation>> byMaterial(StatisticsReader reader, String material, String measure) {
        Map<String, List<Observation>> all = new HashMap<>();
        for (Observation o : reader.observations(new StatisticsReader.Wanted(KIND, material, measure, "", 0, 0))) {
            all.computeIfAbsent(o.of().item().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(o);
        }
        return all;
    }

    private static boolean isOfEu(Observation o) {
        return o.of().detail().equals("EU sourcing");
    }

    private static List<EuCriticality.Supplier> suppliers(
            List<Observation> shares, List<Observation> parameters, boolean ofEu) {
        List<EuCriticality.Supplier> all = new ArrayList<>();
        for (Observation o : shares) {
            if (isOfEu(o) == ofEu && o.low().isPresent() && o.high().isPresent()) {
                Optional<Double> t = parameters.stream()
                        .filter(p -> p.line() == o.line() && p.file().equals(o.file()))
                        .findFirst()
                        .flatMap(Observation::low);
                double low = o.low().get() / PERCENT;
                double high = o.high().get() / PERCENT;
                all.add(new EuCriticality.Supplier(
                        o.iso3().isEmpty() ? o.of().place() : o.iso3(),
                        low == high ? Uncertain.of(low) : Uncertain.of(low, high),
                        t.orElse(1.0)));
            }
        }
        return all;
    }
}
