package dev.chokepoint.deals.valuation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// What each side would do with its own controls without a partner.
///
/// From "nothing changes" the sides answer in turn with the options of their own that are best for them, b_i(x_-i) =
/// argmax over own options of u_i, until no one moves. The game is finite, so a cycle is possible; it is told and then
/// ends the search. Concessions of groups that share no block are answered apart. Source:
/// docs/model/deals.md#alone-and-exchanged
///
/// @param options the option of each concession
/// @param isExact whether every combination of own options was looked at; if not, a side may have a better answer
public record AloneProfile(List<Integer> options, Course course, boolean isExact) {
    /// How many packages are begun ahead of the one that is waited for.
    private static final int AHEAD = 8;

    public AloneProfile {
        options = List.copyOf(options);
    }

    /// How the answers of the sides ended.
    public sealed interface Course {
        /// No side would move.
        record Settled() implements Course {}

        /// The answers go round; the profile is the first of these.
        record Cycle(List<List<Integer>> profiles) implements Course {
            public Cycle {
                profiles = List.copyOf(profiles);
            }
        }

        /// Ended on request: what the sides would do was not looked at to the end.
        record Ended() implements Course {}
    }

    /// Values packages.
    public interface Valuer {
        /// The sides' gains from a package.
        List<Double> of(List<Integer> options);

        /// Told what will be asked, so that it can be worked out at once.
        default void prepare(List<List<Integer>> packages) {}
    }

    /// The game of one group.
    ///
    /// @param open per concession of the space the options that may be taken, keeping among them
    /// @param concessions of the group
    /// @param sideOf the side that owns a concession
    /// @param value the sides' gains from a package, USD
    public record Game(List<List<Integer>> open, List<Integer> concessions, IntUnaryOperator sideOf, Valuer value) {
        public Game {
            open = List.copyOf(open);
            concessions = List.copyOf(concessions);
        }

        private int sides() {
            return 1
                    + concessions.stream()
                            .mapToInt(k -> sideOf.applyAsInt(k))
                            .max()
                            .orElse(0);
        }

        private List<Integer> own(int side) {
            return concessions.stream()
                    .filter(k -> sideOf.applyAsInt(k) == side)
                    .toList();
        }
    }

    /// Whether nobody would do anything alone.
    public boolean isNothing() {
        return options.stream().allMatch(o -> o == 0);
    }

    /// The profile of a valued space.
    ///
    /// @param most the number of combinations of own options above which single changes are tried
    /// @param enough whether to end with the best answers so far
    public static AloneProfile of(DealValuer valuer, int most, BooleanSupplier enough) {
        List<List<Integer>> open = valuer.space().concessions().stream()
                .map(c -> IntStream.range(0, c.options().size())
                        .filter(o -> o == 0 || c.isOpen(o))
                        .boxed()
                        .toList())
                .toList();
        List<Integer> all = new ArrayList<>(valuer.statusQuo());
        List<List<Integer>> cycle = List.of();
        boolean exact = true;
        boolean ended = false;
        for (DealValuer.Group group : valuer.groups()) {
            AloneProfile one = of(
                    new Game(open, group.concessions(), valuer.space()::sideOf, new Valuer() {
                        @Override
                        public List<Double> of(List<Integer> options) {
                            return valuer.effectWhateverTheTime(options);
                        }

                        @Override
                        public void prepare(List<List<Integer>> packages) {
                            valuer.prepareAll(packages);
                        }
                    }),
                    valuer.statusQuo(),
                    new Search(most, DealValuer.NEGLIGIBLE_USD, enough));
            group.concessions().forEach(k -> all.set(k, one.options().get(k)));
            exact &= one.isExact();
            ended |= one.course() instanceof Course.Ended;
            if (one.course() instanceof Course.Cycle c && cycle.isEmpty()) {
                cycle = c.profiles();
            }
        }
        return new AloneProfile(
                all,
                ended ? new Course.Ended() : cycle.isEmpty() ? new Course.Settled() : new Course.Cycle(cycle),
                exact);
    }

    /// How far answers are looked for.
    ///
    /// @param most the number of combinations of own options above which single changes are tried
    /// @param least what a side must gain to move
    /// @param enough whether to end with the best answers so far
    public record Search(int most, double least, BooleanSupplier enough) {}

    /// The profile of one group.
    ///
    /// @param nothing the package in which everything is kept
    public static AloneProfile of(Game game, List<Integer> nothing, Search search) {
        List<Integer> now = nothing;
        boolean exact = true;
        Set<List<Integer>> seen = new LinkedHashSet<>(List.of(now));
        while (true) {
            List<Integer> before = now;
            for (int side = 0; side < game.sides(); side++) {
                List<Integer> own = game.own(side);
                long combinations = own.stream()
                        .mapToLong(k -> game.open().get(k).size())
                        .reduce(1, (a, b) -> Math.min(search.most() + 1L, a * b));
                exact &= combinations <= search.most();
                now = combinations <= search.most()
                        ? bestOfAll(game, now, side, own, search)
                        : bestBySingleChanges(game, now, side, own, search);
            }
            if (search.enough().getAsBoolean()) {
                return new AloneProfile(now, new Course.Ended(), false);
            }
            if (now.equals(before)) {
                return new AloneProfile(now, new Course.Settled(), exact);
            }
            if (!seen.add(now)) {
                List<List<Integer>> order = List.copyOf(seen);
                return new AloneProfile(now, new Course.Cycle(order.subList(order.indexOf(now), order.size())), exact);
            }
        }
    }

    private static List<Integer> bestOfAll(Game game, List<Integer> now, int side, List<Integer> own, Search search) {
        List<List<Integer>> tried = new ArrayList<>(List.of(now));
        for (int k : own) {
            List<List<Integer>> more = new ArrayList<>();
            for (List<Integer> p : tried) {
                for (int o : game.open().get(k)) {
                    more.add(with(p, k, o));
                }
            }
            tried = more;
        }
        return better(game, now, side, tried, search);
    }

    private static List<Integer> bestBySingleChanges(
            Game game, List<Integer> now, int side, List<Integer> own, Search search) {
        List<Integer> best = now;
        while (true) {
            List<List<Integer>> tried = new ArrayList<>();
            for (int k : own) {
                for (int o : game.open().get(k)) {
                    tried.add(with(best, k, o));
                }
            }
            List<Integer> next = better(game, best, side, tried, search);
            if (next.equals(best)) {
                return best;
            }
            best = next;
        }
    }

    /// The best of these for a side, or what it does now if none gains it anything.
    private static List<Integer> better(
            Game game, List<Integer> now, int side, List<List<Integer>> tried, Search search) {
        List<Integer> best = now;
        double most = game.value().of(now).get(side);
        int prepared = 0;
        for (int at = 0; at < tried.size() && !search.enough().getAsBoolean(); at++) {
            int until = Math.min(tried.size(), at + AHEAD);
            if (until > prepared) {
                game.value().prepare(tried.subList(prepared, until));
                prepared = until;
            }
            double usd = game.value().of(tried.get(at)).get(side);
            if (usd > most + search.least()) {
                most = usd;
                best = tried.get(at);
            }
        }
        return best;
    }

    private static List<Integer> with(List<Integer> options, int concession, int option) {
        List<Integer> all = new ArrayList<>(options);
        all.set(concession, option);
        return List.copyOf(all);
    }
}
