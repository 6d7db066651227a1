package dev.chokepoint.evidence.stories;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names what claims are about, the way a news page does: "US-China, rare earths, chip design software export
/// control".
///
/// First the two places with most claims between them, then what the other side controls most often, last what the
/// leading issuer controls. Background claims and opinions count for a third.
public final class Topics {
    private static final double MINOR = 1 / 3.0;

    private final Map<String, String> places = new HashMap<>();
    private final Map<String, String> items = new HashMap<>();

    private Topics(Gazetteer gazetteer) {
        for (Gazetteer.Entry e : gazetteer.entries()) {
            if (e instanceof Gazetteer.Place p) {
                places.put(
                        p.key(), p.key().matches("US|EU") ? p.key() : p.names().getFirst());
            } else if (e instanceof Gazetteer.Item i) {
                items.put(i.key(), i.names().getFirst());
            }
        }
    }

    /// Names of places and items are the first ones of the gazetteer.
    public static Topics in(Gazetteer gazetteer) {
        return new Topics(gazetteer);
    }

    /// The topics of some claims, most general first; none where there are no claims. Of equals the first named wins.
    public List<String> of(List<Claim> claims) {
        Map<String, Double> issuers = new LinkedHashMap<>();
        Map<String, Double> pairs = new LinkedHashMap<>();
        Map<String, Map<String, Double>> itemsOf = new LinkedHashMap<>();
        for (Claim c : claims) {
            double weight = c.historic() || c.opinion() ? MINOR : 1;
            String issuer = c.issuer().value().place();
            issuers.merge(issuer, weight, Double::sum);
            for (Slot<Target> t : c.targets()) {
                if (t.value() instanceof Target.Place p && !p.code().equals(issuer)) {
                    pairs.merge(pair(issuer, p.code()), weight, Double::sum);
                }
            }
            for (Slot<ItemMention> i : c.items()) {
                if (!i.value().item().equals("anaphora")) {
                    itemsOf.computeIfAbsent(issuer, k -> new LinkedHashMap<>())
                            .merge(name(i.value()), weight, Double::sum);
                }
            }
        }
        if (issuers.isEmpty()) {
            return List.of();
        }
        String leader = most(issuers).orElseThrow();
        String other = most(pairs)
                .map(p -> p.startsWith(leader + "-") ? p.substring(3) : p.substring(0, 2))
                .filter(p -> !p.equals(leader))
                .orElseGet(() -> {
                    Map<String, Double> rest = new LinkedHashMap<>(issuers);
                    rest.remove(leader);
                    return most(rest).orElse("");
                });
        List<String> out = new ArrayList<>();
        out.add(other.isEmpty() ? placeName(leader) : placeName(leader) + "-" + placeName(other));
        Optional<String> theirs = most(itemsOf.getOrDefault(other, Map.of()));
        Optional<String> own = most(itemsOf.getOrDefault(leader, Map.of()));
        theirs.ifPresent(out::add);
        out.add(own.filter(i -> !out.contains(i)).map(i -> i + " ").orElse("") + "export control");
        return List.copyOf(out);
    }

    private static String pair(String a, String b) {
        return a.compareTo(b) < 0 ? a + "-" + b : b + "-" + a;
    }

    private String placeName(String code) {
        return places.getOrDefault(code, code);
    }

    private String name(ItemMention i) {
        return items.getOrDefault(i.item(), i.mention());
    }

    /// The heaviest; of equals the one met first.
    private static Optional<String> most(Map<String, Double> counts) {
        Optional<Map.Entry<String, Double>> best = Optional.empty();
        for (Map.Entry<String, Double> e : counts.entrySet()) {
            if (best.isEmpty() || e.getValue() > best.get().getValue()) {
                best = Optional.of(e);
            }
        }
        return best.map(Map.Entry::getKey);
    }
}
