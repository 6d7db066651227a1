package dev.chokepoint.deals.bargaining;

import dev.chokepoint.deals.bargaining.Settlement.Lottery;
import dev.chokepoint.deals.bargaining.Settlement.Part;
import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.packages.Acceptance;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.List;

/// The frontier of all lotteries of packages for two parties, cut at the disagreement point.
///
/// From the lottery best for the first party to the one best for the second; between neighbours every mix
/// of the two.
final class LotteryChain {
    private final List<Double> disagreement;
    private final List<Lottery> corners;

    private LotteryChain(List<Double> disagreement, List<Lottery> corners) {
        this.disagreement = disagreement;
        this.corners = corners;
    }

    static LotteryChain of(List<ValuedPackage> packages, List<Double> disagreement) {
        List<ValuedPackage> hull = corners(packages);
        List<Lottery> cut = new ArrayList<>();
        for (int i = 0; i < hull.size(); i++) {
            Lottery here = Lottery.certain(hull.get(i));
            if (i > 0) {
                // The piece from the corner before to this one: where it enters and where it leaves what is
                // acceptable.
                Lottery before = Lottery.certain(hull.get(i - 1));
                double enters = crossing(before, here, 1, disagreement.get(1));
                double leaves = crossing(before, here, 0, disagreement.get(0));
                if (enters > 0 && enters < 1 && at(before, here, enters, 0) >= disagreement.get(0)) {
                    cut.add(mix(before, here, enters));
                }
                if (leaves > 0 && leaves < 1 && at(before, here, leaves, 1) >= disagreement.get(1)) {
                    cut.add(mix(before, here, leaves));
                }
            }
            if (Acceptance.isAcceptable(here.utilities(), disagreement)) {
                cut.add(here);
            }
        }
        return new LotteryChain(disagreement, cut);
    }

    /// The upper right corners of the convex hull, by value to the first party from high to low.
    static List<ValuedPackage> corners(List<ValuedPackage> packages) {
        List<ValuedPackage> hull = new ArrayList<>();
        for (ValuedPackage p : Frontier.of(packages).points()) {
            if (!hull.isEmpty() && hull.getLast().utilities().equals(p.utilities())) {
                continue;
            }
            while (hull.size() >= 2 && !turnsOut(hull.get(hull.size() - 2), hull.getLast(), p)) {
                hull.removeLast();
            }
            hull.add(p);
        }
        return hull;
    }

    /// Whether `q` lies strictly beyond the straight line from `p` to `r`.
    private static boolean turnsOut(ValuedPackage p, ValuedPackage q, ValuedPackage r) {
        double x = (q.utility(0) - p.utility(0)) * (r.utility(1) - p.utility(1));
        double y = (q.utility(1) - p.utility(1)) * (r.utility(0) - p.utility(0));
        return x - y > Acceptance.TIE * Math.max(Math.abs(x), Math.abs(y));
    }

    private static double crossing(Lottery p, Lottery q, int party, double level) {
        double from = p.utilities().get(party);
        double to = q.utilities().get(party);
        return (level - from) / (to - from);
    }

    private static double at(Lottery p, Lottery q, double t, int party) {
        return p.utilities().get(party)
                + t * (q.utilities().get(party) - p.utilities().get(party));
    }

    /// `1 - t` of `p` and `t` of `q`; neighbours share a piece of the hull, so a mix holds at most two
    /// packages.
    private static Lottery mix(Lottery p, Lottery q, double t) {
        if (t <= Acceptance.TIE) {
            return p;
        }
        if (t >= 1 - Acceptance.TIE) {
            return q;
        }
        List<Part> parts = new ArrayList<>();
        for (Part part : p.parts()) {
            add(parts, part.deal(), part.share() * (1 - t));
        }
        for (Part part : q.parts()) {
            add(parts, part.deal(), part.share() * t);
        }
        return new Lottery(List.of(at(p, q, t, 0), at(p, q, t, 1)), parts);
    }

    private static void add(List<Part> parts, ValuedPackage deal, double share) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).deal().equals(deal)) {
                parts.set(i, new Part(deal, parts.get(i).share() + share));
                return;
            }
        }
        if (share > 0) {
            parts.add(new Part(deal, share));
        }
    }

    private double surplus(Lottery l, int party) {
        return l.utilities().get(party) - disagreement.get(party);
    }

    Settlement settle(Bargain rule) {
        if (corners.isEmpty()) {
            return new Settlement.NoDeal("No lottery of packages is worth at least no deal to every party.");
        }
        boolean beneficial = false;
        for (int i = 0; i < corners.size(); i++) {
            beneficial |= Acceptance.isMutuallyBeneficial(corners.get(i).utilities(), disagreement);
            if (i > 0) {
                Lottery middle = mix(corners.get(i - 1), corners.get(i), 0.5);
                beneficial |= Acceptance.isMutuallyBeneficial(middle.utilities(), disagreement);
            }
        }
        if (!beneficial) {
            return new Settlement.NoDeal("No lottery of packages is better than no deal for every party at once.");
        }
        double wA = 2 * rule.weights().get(0);
        double wB = 2 * rule.weights().get(1);
        return new Settlement.Agreement(
                switch (rule) {
                    case Bargain.Nash nash -> List.of(nash(wA, wB));
                    case Bargain.KalaiSmorodinsky ks ->
                        List.of(balanced(wA * surplus(corners.getFirst(), 0), wB * surplus(corners.getLast(), 1)));
                    case Bargain.Egalitarian egalitarian -> List.of(balanced(wA, wB));
                    case Bargain.Utilitarian utilitarian -> highestSum(wA, wB);
                });
    }

    /// On a piece `p -> q`, `t* = -(wA D1 s2 + wB D2 s1) / ((wA + wB) D1 D2)`, kept within 0 to 1; the best
    /// piece wins.
    private Lottery nash(double wA, double wB) {
        Lottery best = corners.getFirst();
        double highest = nashProduct(best, wA, wB);
        for (int i = 0; i < corners.size(); i++) {
            Lottery candidate = corners.get(i);
            if (i > 0) {
                Lottery p = corners.get(i - 1);
                Lottery q = corners.get(i);
                double d1 = surplus(q, 0) - surplus(p, 0);
                double d2 = surplus(q, 1) - surplus(p, 1);
                double t = -(wA * d1 * surplus(p, 1) + wB * d2 * surplus(p, 0)) / ((wA + wB) * d1 * d2);
                candidate = mix(p, q, Double.isFinite(t) ? Math.clamp(t, 0, 1) : 0);
            }
            double product = nashProduct(candidate, wA, wB);
            if (product > highest) {
                highest = product;
                best = candidate;
            }
        }
        return best;
    }

    private double nashProduct(Lottery l, double wA, double wB) {
        double sA = surplus(l, 0);
        double sB = surplus(l, 1);
        return sA <= 0 || sB <= 0 ? Double.NEGATIVE_INFINITY : wA * Math.log(sA) + wB * Math.log(sB);
    }

    /// Where the ray `(rayA, rayB)` from the disagreement point meets the chain; its nearer end where it misses
    /// it.
    private Lottery balanced(double rayA, double rayB) {
        double gap = surplus(corners.getFirst(), 0) / rayA - surplus(corners.getFirst(), 1) / rayB;
        if (gap <= 0) {
            return corners.getFirst();
        }
        for (int i = 1; i < corners.size(); i++) {
            Lottery q = corners.get(i);
            double next = surplus(q, 0) / rayA - surplus(q, 1) / rayB;
            if (next <= 0) {
                return mix(corners.get(i - 1), q, gap / (gap - next));
            }
            gap = next;
        }
        return corners.getLast();
    }

    private List<Lottery> highestSum(double wA, double wB) {
        double best = Double.NEGATIVE_INFINITY;
        for (Lottery l : corners) {
            best = Math.max(best, wA * l.utilities().get(0) + wB * l.utilities().get(1));
        }
        List<Lottery> ties = new ArrayList<>();
        for (Lottery l : corners) {
            double sum = wA * l.utilities().get(0) + wB * l.utilities().get(1);
            if (sum >= best - Acceptance.TIE * Math.abs(best)) {
                ties.add(l);
            }
        }
        return ties;
    }
}
