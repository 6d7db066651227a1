package dev.chokepoint.data.build;

import dev.chokepoint.data.store.CountryCodes;
import dev.chokepoint.data.store.ReportedFlow;
import dev.chokepoint.data.store.RowSet;
import dev.chokepoint.data.store.StatisticsReader;
import dev.chokepoint.data.store.TradeReader;
import dev.chokepoint.data.store.TradeStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The trade of one year in a store: BACI, or what customs offices report to UN Comtrade.
final class NewerTrade {
    static final String BACI = "baci";
    static final String COMTRADE = "comtrade";

    private static final String TAIWAN = "TWN";
    private static final int CODE_OF_TAIWAN = 490;
    private static final int DIGITS = 6;
    private static final int MONTHS = 12;
    private static final Map<String, String> REVISIONS =
            Map.of("H0", "HS92", "H1", "HS96", "H2", "HS02", "H3", "HS07", "H4", "HS12", "H5", "HS17", "H6", "HS22");

    private final StatisticsReader reader;
    private final RowSet set;
    private final int year;
    private final Map<Integer, String> letters = new HashMap<>();
    private final Map<String, Reports> reports = new HashMap<>();

    private NewerTrade(TradeStore store, StatisticsReader reader, RowSet set, int year) {
        this.reader = reader;
        this.set = set;
        this.year = year;
        if (isBaci()) {
            TradeReader.of(store, set.dataset(), year, year)
                    .names()
                    .forEach((code, c) -> letters.put(code, code == CODE_OF_TAIWAN ? TAIWAN : c.iso3()));
        } else {
            CountryCodes.bundled()
                    .all()
                    .forEach(c -> letters.put(c.code(), c.code() == CODE_OF_TAIWAN ? TAIWAN : c.iso3()));
        }
    }

    /// The trade of a year; of the newest where none is asked, and of BACI where both have it.
    ///
    /// @param asked the year; 0 for the newest
    /// @param dataset the data set of BACI; empty where there is only one of the year
    /// @throws IllegalArgumentException if the store has the year in more than one data set of BACI
    static Optional<NewerTrade> of(TradeStore store, int asked, String dataset) {
        StatisticsReader reader = new StatisticsReader(store);
        List<RowSet> all = store.rowSets();
        List<RowSet> baci = all.stream()
                .filter(s -> s.kind().equals(BACI) && (asked == 0 || s.year() == asked))
                .filter(s -> dataset.isEmpty() || s.dataset().equals(dataset))
                .toList();
        int lastBaci = baci.stream().mapToInt(RowSet::year).max().orElse(0);
        int lastReported = reader.yearsOfTrade(COMTRADE).stream()
                .filter(y -> asked == 0 || y == asked)
                .findFirst()
                .orElse(0);
        if (lastBaci == 0 && lastReported == 0) {
            return Optional.empty();
        }
        if (lastReported > lastBaci) {
            RowSet newest = all.stream()
                    .filter(s -> s.kind().equals(COMTRADE))
                    .max(Comparator.comparing(s -> s.origin().on()))
                    .orElseThrow();
            return Optional.of(new NewerTrade(store, reader, newest, lastReported));
        }
        List<RowSet> last = baci.stream().filter(s -> s.year() == lastBaci).toList();
        if (last.size() > 1) {
            throw new IllegalArgumentException("The store has BACI of " + lastBaci + " as "
                    + String.join(" and ", last.stream().map(RowSet::dataset).toList())
                    + "; choose one with --dataset.");
        }
        return Optional.of(new NewerTrade(store, reader, last.getFirst(), lastBaci));
    }

    private boolean isBaci() {
        return set.kind().equals(BACI);
    }

    int year() {
        return year;
    }

    /// Where it is from; of UN Comtrade the file that was imported last.
    RowSet set() {
        return set;
    }

    private String place(int code) {
        return letters.getOrDefault(code, "");
    }

    /// The trade of an item between places.
    ItemTrade of(String item, ItemCodes codes, WorldPlaces places) {
        String whyNot = codes.whyNot(item);
        if (!whyNot.isEmpty()) {
            return ItemTrade.none(whyNot);
        }
        return isBaci() ? purchases(item, codes, places) : reported(item, codes, places);
    }

    private ItemTrade purchases(String item, ItemCodes codes, WorldPlaces places) {
        String revision = set.dataset().replaceFirst("-.*", "");
        Set<String> own = codes.in(item, revision);
        if (own.isEmpty()) {
            return ItemTrade.none("no table in the store says which one code of " + revision + " is its code of "
                    + codes.revisions(item)
                    + " (chokepoint import hs-concordance; or state its code with --items)");
        }
        List<Integer> products = new ArrayList<>();
        for (String digits : own) {
            String rest = "0".repeat(DIGITS - digits.length());
            products.addAll(reader.products(
                    set, Integer.parseInt(digits + rest), Integer.parseInt(digits + rest.replace('0', '9'))));
        }
        if (products.isEmpty()) {
            return ItemTrade.none("the store has no trade in " + String.join(", ", own) + " in " + year);
        }
        ItemTrade trade = ItemTrade.open();
        for (StatisticsReader.Purchase p : reader.purchases(set, products)) {
            String from = places.of(place(p.exporter()));
            String to = places.of(place(p.importer()));
            double kg = p.kg().map(Long::doubleValue).orElse(0.0);
            double usd = (double) p.usd();
            trade.add(from, to, new double[] {kg}, usd, kg > 0 ? 0 : usd);
            trade.paid(usd, kg);
        }
        return trade;
    }

    // ---- reported trade

    /// What customs offices report of an item, by reporter and partner in three letters.
    private static final class Reports {
        private final Map<String, Map<String, Sum>> bought = new TreeMap<>();
        private final Map<String, Map<String, Sum>> sold = new TreeMap<>();

        /// Whether a country says what it buys of it, or sells.
        boolean tells(String country, boolean buys) {
            return (buys ? bought : sold).containsKey(country);
        }
    }

    private static final class Sum {
        private double kg;
        private double usd;
        private double usdWithoutMass;

        void add(ReportedFlow f) {
            double mass = f.kg().orElse(0.0);
            kg += mass;
            usd += f.usd();
            usdWithoutMass += mass > 0 ? 0 : f.usd();
        }
    }

    private ItemTrade reported(String item, ItemCodes codes, WorldPlaces places) {
        Reports all = reports.computeIfAbsent(item, _ -> reports(item, codes));
        if (all.bought.isEmpty() && all.sold.isEmpty()) {
            return ItemTrade.none("the store has no reports of it in a whole year of " + year
                    + (codes.stated(item).isEmpty()
                            ? " whose list of codes is " + codes.revisions(item)
                                    + " or corresponds to it (hs-concordance; --items states a code)"
                            : ""));
        }
        ItemTrade trade = ItemTrade.open();
        Set<String> ways = new HashSet<>();
        all.bought.forEach((to, by) -> by.keySet().forEach(from -> ways.add(from + ">" + to)));
        all.sold.forEach((from, by) -> by.keySet().forEach(to -> ways.add(from + ">" + to)));
        for (String way : ways) {
            String[] ends = way.split(">", -1);
            Sum none = new Sum();
            Optional<Sum> bought = Optional.ofNullable(all.bought.get(ends[1])).map(m -> m.getOrDefault(ends[0], none));
            Optional<Sum> sold = Optional.ofNullable(all.sold.get(ends[0])).map(m -> m.getOrDefault(ends[1], none));
            Sum first = bought.or(() -> sold).orElseThrow();
            double[] kg = bought.isPresent() && sold.isPresent()
                    ? new double[] {bought.get().kg, sold.get().kg}
                    : new double[] {first.kg};
            trade.add(places.of(ends[0]), places.of(ends[1]), kg, first.usd, first.usdWithoutMass);
            bought.ifPresent(b -> trade.paid(b.usd - b.usdWithoutMass, b.kg));
        }
        return trade;
    }

    /// Whether it is told what an item's trade on a lane is, also where it is nothing.
    boolean tells(String item, ItemCodes codes, String from, String to, WorldPlaces places) {
        if (isBaci()) {
            return true;
        }
        Reports all = reports.computeIfAbsent(item, _ -> reports(item, codes));
        return all.bought.keySet().stream()
                        .anyMatch(c -> places.of(c).equals(to) && !places.isSeveral(to) && all.tells(c, true))
                || all.sold.keySet().stream()
                        .anyMatch(c -> places.of(c).equals(from) && !places.isSeveral(from) && all.tells(c, false));
    }

    private Reports reports(String item, ItemCodes codes) {
        Map<String, List<ReportedFlow>> byOffice = new TreeMap<>();
        Set<String> stated = codes.stated(item);
        Set<String> revisions = stated.isEmpty() ? Set.copyOf(REVISIONS.values()) : Set.of("");
        for (String revision : revisions) {
            for (String digits : stated.isEmpty() ? codes.in(item, revision) : stated) {
                for (String flow : List.of("M", "X")) {
                    reader
                            .reported(new StatisticsReader.WantedTrade(COMTRADE, 0, -1, flow, digits, year, year))
                            .stream()
                            .filter(f -> revision.isEmpty() || revision.equals(REVISIONS.get(f.classification())))
                            .forEach(f -> byOffice.computeIfAbsent(flow + f.reporter(), _ -> new ArrayList<>())
                                    .add(f));
                }
            }
        }
        Reports made = new Reports();
        byOffice.forEach((office, flows) -> {
            Map<String, Map<String, Sum>> to = office.startsWith("M") ? made.bought : made.sold;
            String reporter = place(flows.getFirst().reporter());
            for (ReportedFlow f : wholeYear(flows)) {
                Map<String, Sum> partners = to.computeIfAbsent(reporter, _ -> new TreeMap<>());
                if (f.partner() != 0 && f.partner() != f.reporter()) {
                    partners.computeIfAbsent(place(f.partner()), _ -> new Sum()).add(f);
                }
            }
        });
        return made;
    }

    /// The rows of the year as one, else those of all its months; none where some months are missing.
    private static List<ReportedFlow> wholeYear(List<ReportedFlow> flows) {
        List<ReportedFlow> yearly =
                flows.stream().filter(f -> f.period() < 10_000).toList();
        if (!yearly.isEmpty()) {
            return yearly;
        }
        return flows.stream().map(ReportedFlow::period).distinct().count() == MONTHS ? flows : List.of();
    }
}
