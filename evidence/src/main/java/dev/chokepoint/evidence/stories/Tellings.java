package dev.chokepoint.evidence.stories;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.claims.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A document tells an act more than once: its lead with the day, a later paragraph with the goods. Each telling is
/// completed by what the others say.
///
/// Two claims of one document tell one act where they have one issuer, do the same (to impose and to tighten count as
/// one), are both facts and both new or both background, share goods or name none, and differ in no day, party or
/// notice. A claim without goods is completed only where all acts of this kind of its issuer may be one. What a
/// sentence says itself is never replaced, but for a month by a day in it.
public final class Tellings {
    /// The id of the rule in a slot that another telling filled.
    static final String RULE = "told-elsewhere";

    private Tellings() {}

    /// The claims of a document in the same order, with the same ids.
    public static List<Claim> completed(List<Claim> all) {
        return all.stream().map(c -> completed(c, all)).toList();
    }

    private static Claim completed(Claim claim, List<Claim> all) {
        if (!claim.isRecordable()) {
            return claim;
        }
        List<Claim> same = all.stream()
                .filter(o -> !o.id().equals(claim.id()) && isAlike(claim, o) && !differ(claim, o))
                .toList();
        boolean one = all.stream()
                .filter(o -> isAlike(claim, o))
                .allMatch(o -> same.stream().noneMatch(s -> differ(s, o)) && !differ(claim, o));
        List<Claim> tellings =
                one ? same : same.stream().filter(o -> sharesGoods(claim, o)).toList();
        if (tellings.isEmpty() || (!one && contradictory(tellings))) {
            return claim;
        }
        return claim.withSlots(items(claim, tellings), targets(claim, tellings), dates(claim, tellings));
    }

    /// Whether two claims may tell one act by who does what.
    private static boolean isAlike(Claim a, Claim b) {
        String body = a.issuer().value().body();
        String other = b.issuer().value().body();
        return a.issuer().value().place().equals(b.issuer().value().place())
                && (body.isEmpty() || other.isEmpty() || body.equals(other))
                && turn(a.action().value()).equals(turn(b.action().value()))
                && a.isRecordable() == b.isRecordable()
                && a.historic() == b.historic();
    }

    private static Action turn(Action action) {
        return action == Action.TIGHTEN ? Action.IMPOSE : action;
    }

    private static boolean differ(Claim a, Claim b) {
        return apart(goods(a), goods(b))
                || apart(parties(a), parties(b))
                || apart(Set.copyOf(a.notices()), Set.copyOf(b.notices()))
                || daysDiffer(a, b);
    }

    private static boolean contradictory(List<Claim> tellings) {
        return tellings.stream().anyMatch(a -> tellings.stream().anyMatch(b -> differ(a, b)));
    }

    private static boolean sharesGoods(Claim a, Claim b) {
        return !Collections.disjoint(goods(a), goods(b));
    }

    private static <T> boolean apart(Set<T> a, Set<T> b) {
        return !a.isEmpty() && !b.isEmpty() && Collections.disjoint(a, b);
    }

    private static boolean daysDiffer(Claim a, Claim b) {
        return a.dates().stream()
                .map(Slot::value)
                .anyMatch(x -> b.dates().stream()
                        .map(Slot::value)
                        .anyMatch(y -> x.role() == y.role() && !x.date().overlaps(y.date())));
    }

    private static Set<String> goods(Claim c) {
        return c.items().stream()
                .filter(i -> !i.by(SlotRule.ITEM_ANAPHORA) && !i.value().item().equals("anaphora"))
                .map(i -> i.value().item())
                .collect(Collectors.toSet());
    }

    private static Set<String> parties(Claim c) {
        return c.targets().stream()
                .map(Slot::value)
                .filter(t -> !(t instanceof Target.Anywhere))
                .map(Target::code)
                .collect(Collectors.toSet());
    }

    private static List<Slot<ItemMention>> items(Claim claim, List<Claim> tellings) {
        if (!goods(claim).isEmpty()) {
            return claim.items();
        }
        return tellings.stream()
                .filter(o -> !goods(o).isEmpty())
                .findFirst()
                .map(o -> moved(o.items()))
                .orElse(claim.items());
    }

    private static List<Slot<Target>> targets(Claim claim, List<Claim> tellings) {
        if (!claim.targets().isEmpty()) {
            return claim.targets();
        }
        return tellings.stream()
                .filter(o -> !o.targets().isEmpty())
                .findFirst()
                .map(o -> moved(o.targets()))
                .orElse(claim.targets());
    }

    private static List<Slot<DateMention>> dates(Claim claim, List<Claim> tellings) {
        List<Slot<DateMention>> out = new ArrayList<>(claim.dates());
        for (DateMention.Role role : DateMention.Role.values()) {
            Optional<Slot<DateMention>> own =
                    out.stream().filter(d -> d.value().role() == role).findFirst();
            if (own.isPresent() && own.get().value().date().day() > 0) {
                continue;
            }
            tellings.stream()
                    .flatMap(o -> o.dates().stream())
                    .filter(d -> d.value().role() == role
                            && (own.isEmpty() || d.value().date().day() > 0))
                    .findFirst()
                    .ifPresent(d -> {
                        own.ifPresent(out::remove);
                        out.add(moved(d));
                    });
        }
        return out;
    }

    private static <T> List<Slot<T>> moved(List<Slot<T>> slots) {
        return slots.stream().map(Tellings::moved).toList();
    }

    private static <T> Slot<T> moved(Slot<T> slot) {
        return Slot.of(slot.value(), slot.span(), RULE);
    }
}
