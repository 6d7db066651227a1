package dev.chokepoint.exposure.network;

import dev.chokepoint.base.Id;
import dev.chokepoint.base.Words;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What an issuer sends abroad a year of the items that a text names, USD: Σ flow · price · 12 over the lanes
/// that leave its places.
///
/// It orders what to look at first; it is no loss.
public final class TradeAtStake {
    private static final int MONTHS = 12;

    private final Network network;
    private final List<Set<String>> names = new ArrayList<>();

    private TradeAtStake(Network network) {
        this.network = network;
        for (Item item : network.items) {
            Set<String> words = new HashSet<>();
            for (String text : List.of(item.name(), item.id(), item.chain())) {
                Words.of(text).forEach(w -> words.add(Words.singular(w)));
            }
            names.add(words);
        }
    }

    public static TradeAtStake of(Network network) {
        return new TradeAtStake(network);
    }

    /// The items of the world that a text means: those that share a code, else those whose name holds all words.
    public Set<String> items(String mention, List<Id> codes) {
        Set<String> byCode = new LinkedHashSet<>();
        Set<String> byName = new LinkedHashSet<>();
        List<String> words = Words.of(mention).stream().map(Words::singular).toList();
        for (int i = 0; i < network.items.size(); i++) {
            Item item = network.items.get(i);
            if (item.codes().stream().anyMatch(c -> codes.stream().anyMatch(o -> overlap(c, o)))) {
                byCode.add(item.id());
            }
            if (!words.isEmpty() && names.get(i).containsAll(words)) {
                byName.add(item.id());
            }
        }
        return byName.isEmpty() ? byCode : byName;
    }

    /// The value of the issuer's baseline exports of these items, USD a year.
    ///
    /// @param issuer the ISO code of a place
    public double usdPerYear(String issuer, Set<String> items) {
        double sum = 0;
        for (Network.Arc a : network.arcs) {
            Place from = network.places.get(network.nodePlace[a.fromNode()]);
            Place to = network.places.get(network.nodePlace[a.toNode()]);
            if (from.iso().equals(issuer)
                    && !to.iso().equals(issuer)
                    && items.contains(network.items.get(a.item()).id())) {
                sum += MONTHS * a.flow() * network.itemPrice[a.item()];
            }
        }
        return sum;
    }

    private static boolean overlap(Id a, Id b) {
        return a.scheme().equals(b.scheme())
                && (a.value().startsWith(b.value()) || b.value().startsWith(a.value()));
    }
}
