package dev.chokepoint.answer.screen;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.compiled.CompiledRule;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The measures of a ledger as far as they reach trade data: by the customs codes they name.
///
/// A customs code never decides whether a shipment is controlled; a hold says where to look, and by how much at most.
public final class TradeLaw {
    private final AsOf asOf;
    private final Map<Integer, List<Limb>> byProduct = new HashMap<>();
    private final Extent extent;

    /// A rule with its reach of one product.
    private record Limb(CompiledRule rule, Standing standing, String words, boolean full, String code) {}

    /// A rule that may reach a flow.
    ///
    /// @param words where it stands, such as `suspended, revives 2026-11-10`
    /// @param full whether it reaches all of the product; otherwise an unknown part of it
    /// @param code the code by which it does
    public record Hold(String measure, String rule, Standing standing, String words, boolean full, String code) {}

    /// How much of the ledger trade data can see.
    ///
    /// @param inForce measures in force on the day that restrict exports
    /// @param reached those of them with a customs code
    /// @param products products of the trade data that any measure reaches, whatever its status
    /// @param anyFull whether any code reaches all of a product
    /// @param lost codes whose six digits the trade data do not have: they are of another revision
    public record Extent(int inForce, int reached, int products, boolean anyFull, Set<String> lost) {
        public Extent {
            lost = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(lost));
        }

        /// Measures in force that no code leads to.
        public int unseen() {
            return inForce - reached;
        }
    }

    private TradeLaw(Rulebook book, AsOf asOf, Set<Integer> products, Map<Integer, Set<Integer>> before) {
        this.asOf = asOf;
        Set<String> inForce = new TreeSet<>();
        Set<String> reached = new TreeSet<>();
        Set<String> lost = new TreeSet<>();
        for (CompiledRule rule : book.rules) {
            if (!restricts(rule)) {
                continue;
            }
            Timeline timeline = rule.timeline(asOf.known(), Audience.PUBLIC);
            if (timeline.on(asOf.on()).efficacious()) {
                inForce.add(rule.measure.id());
            }
            Optional<Named> named = standing(book.ledger, rule, timeline);
            for (Code code : rule.rule.scope().codes()) {
                Optional<CodeReach> reach = CodeReach.of(code);
                if (reach.isEmpty()) {
                    continue;
                }
                List<Integer> same = products.stream()
                        .filter(p ->
                                p >= reach.get().first() && p <= reach.get().last())
                        .sorted()
                        .toList();
                boolean split = same.isEmpty();
                List<Integer> found = split ? before(reach.get(), before, products) : same;
                if (found.isEmpty()) {
                    lost.add(rule.measure.id() + " " + code.code());
                    continue;
                }
                reached.add(rule.measure.id());
                boolean full = !split && reach.get().full() && reachesEverybody(rule.rule.scope());
                named.ifPresent(n -> found.forEach(p -> byProduct
                        .computeIfAbsent(p, _ -> new ArrayList<>())
                        .add(new Limb(rule, n.standing(), n.words(), full, code.code()))));
            }
        }
        reached.retainAll(inForce);
        boolean anyFull = byProduct.values().stream().flatMap(List::stream).anyMatch(Limb::full);
        extent = new Extent(inForce.size(), reached.size(), byProduct.size(), anyFull, lost);
    }

    /// The measures of a ledger on a day, as known on a day.
    ///
    /// @param products the products of the trade data, six digits as a number
    /// @param before codes of other revisions than the trade data, each with the codes that it corresponds to: it
    ///     reaches a part of them
    public static TradeLaw of(Ledger ledger, AsOf asOf, Set<Integer> products, Map<Integer, Set<Integer>> before) {
        return new TradeLaw(new Rulebook(ledger), asOf, products, before);
    }

    private static List<Integer> before(CodeReach reach, Map<Integer, Set<Integer>> before, Set<Integer> products) {
        return before.entrySet().stream()
                .filter(e -> e.getKey() >= reach.first() && e.getKey() <= reach.last())
                .flatMap(e -> e.getValue().stream())
                .filter(products::contains)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean restricts(CompiledRule rule) {
        return rule.rule.effect() instanceof Effect.RequiresLicence || rule.rule.effect() instanceof Effect.Prohibits;
    }

    /// Named parties and end uses make a part of any coverage.
    private static boolean reachesEverybody(Scope scope) {
        return scope.parties() instanceof PartySet.Anyone
                && scope.endUses().isEmpty()
                && scope.addressees().isEmpty()
                && scope.headquarters().isAll();
    }

    private record Named(Standing standing, String words) {}

    private Optional<Named> standing(Ledger ledger, CompiledRule rule, Timeline timeline) {
        Status status = timeline.on(asOf.on());
        Optional<LocalDate> read = ledger.coverage().readThrough(rule.measure.issuer());
        if (read.isPresent() && read.get().isBefore(asOf.on())) {
            Status then = timeline.on(read.get());
            if (!then.getClass().equals(status.getClass())) {
                return Optional.of(new Named(
                        Standing.UNCONFIRMED,
                        then.word() + " on " + read.get() + ", the last day read; " + status.word()
                                + " if it came as was due"));
            }
        }
        return Standing.of(status).map(s -> new Named(s, status.word()));
    }

    public Extent extent() {
        return extent;
    }

    /// Whether any measure that binds, is suspended or is to come names the product.
    public boolean reaches(int product) {
        return byProduct.containsKey(product);
    }

    /// The rules that may reach what goes from one place to another, places in two letters.
    public List<Hold> holds(String exporter, String importer, int product) {
        List<Hold> holds = new ArrayList<>();
        for (Limb limb : byProduct.getOrDefault(product, List.of())) {
            if (moves(limb.rule(), exporter, importer)) {
                holds.add(new Hold(
                        limb.rule().measure.id(),
                        limb.rule().rule.name(),
                        limb.standing(),
                        limb.words(),
                        limb.full(),
                        limb.code()));
            }
        }
        return holds;
    }

    private boolean moves(CompiledRule rule, String exporter, String importer) {
        Scope scope = rule.rule.scope();
        Measure measure = rule.measure;
        boolean fromIssuer = scope.reach() instanceof Reach.Territory || scope.reach() instanceof Reach.OriginOrContent;
        return (scope.movements().isEmpty() || scope.movements().contains(Movement.EXPORT))
                && (!fromIssuer || measure.issuer().equals(exporter))
                && rule.exporter.contains(exporter, asOf.on(), asOf.known())
                && rule.destination.contains(importer, asOf.on(), asOf.known());
    }
}
