package dev.chokepoint.data.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.bargaining.Solutions;
import dev.chokepoint.deals.frontier.NegotiationDomain;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Random domains in every format, against packages that are listed and valued here one by one.
///
/// Made with what breaks readers: issues without weight, options of equal value, all options worthless, one option,
/// reservations that nobody can meet, evaluations of ten digits, rectangles that overlap.
class GeneratedDomainsTest {
    private static final double TOLERANCE_UTILITY = 1e-9;

    @TempDir
    private Path dir = Path.of("");

    /// An exact number, kept apart from the program's own.
    private record Q(BigInteger n, BigInteger d) {
        static Q of(String decimal) {
            BigDecimal b = new BigDecimal(decimal);
            return b.scale() > 0
                    ? new Q(b.unscaledValue(), BigInteger.TEN.pow(b.scale()))
                    : new Q(b.toBigIntegerExact(), BigInteger.ONE);
        }

        Q plus(Q o) {
            return new Q(n.multiply(o.d).add(o.n.multiply(d)), d.multiply(o.d));
        }

        Q times(Q o) {
            return new Q(n.multiply(o.n), d.multiply(o.d));
        }

        Q over(Q o) {
            return new Q(n.multiply(o.d), d.multiply(o.n));
        }

        int compare(Q o) {
            return n.multiply(o.d).compareTo(o.n.multiply(d));
        }

        double value() {
            return new BigDecimal(n)
                    .divide(new BigDecimal(d), new java.math.MathContext(30))
                    .doubleValue();
        }
    }

    private static final Q ZERO = Q.of("0");
    private static final Q ONE = Q.of("1");

    /// A domain with its files' texts and the values that its packages must have.
    private record Domain(
            String ending, String domain, String[] profiles, List<Integer> sizes, Q[] reservations, List<Q[]> values) {}

    @ParameterizedTest
    @CsvSource({"xml,60", "web,40", "older,40", "negolog,40", "rectangles,60"})
    void everyPackageHasItsValueAndTheFrontierIsExact(String format, int domains) throws IOException {
        for (int seed = 0; seed < domains; seed++) {
            Domain d = domain(format, new Random(1_000L * format.hashCode() + seed));
            Path folder = Files.createDirectories(dir.resolve(format + seed));
            List<Path> profiles = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                profiles.add(Files.writeString(folder.resolve("p" + i + d.ending), d.profiles[i]));
            }
            Loaded<Optional<NegotiationDomain>> loaded =
                    DomainFiles.load(Files.writeString(folder.resolve("domain" + d.ending), d.domain), profiles);
            String what = format + " " + seed + " " + loaded.problems();
            assertThat(loaded.hasErrors()).as(what).isFalse();
            NegotiationDomain space = loaded.value().orElseThrow();
            assertThat(space.outcomes()).as(what).isEqualTo(BigInteger.valueOf(d.values.size()));
            int at = 0;
            for (List<Integer> options : packages(d.sizes)) {
                for (int i = 0; i < 2; i++) {
                    assertThat(space.utility(i, options).doubleValue())
                            .as("%s %s", what, options)
                            .isCloseTo(d.values.get(at)[i].value(), within(1e-12));
                }
                at++;
            }
            for (int i = 0; i < 2; i++) {
                assertThat(space.disagreement().get(i)).isCloseTo(d.reservations[i].value(), within(1e-12));
            }
            check(what, space, d);
        }
    }

    private static void check(String what, NegotiationDomain space, Domain d) {
        Set<String> exact = new HashSet<>();
        for (Q[] v : d.values) {
            if (d.values.stream()
                    .noneMatch(o -> o[0].compare(v[0]) >= 0
                            && o[1].compare(v[1]) >= 0
                            && (o[0].compare(v[0]) > 0 || o[1].compare(v[1]) > 0))) {
                BigInteger g0 = v[0].n.gcd(v[0].d);
                BigInteger g1 = v[1].n.gcd(v[1].d);
                exact.add(v[0].n.divide(g0) + "/" + v[0].d.divide(g0) + " " + v[1].n.divide(g1) + "/"
                        + v[1].d.divide(g1));
            }
        }
        assertThat(space.frontier().size()).as(what).isEqualTo(exact.size());
        List<double[]> points = new ArrayList<>();
        d.values.forEach(v -> points.add(new double[] {v[0].value(), v[1].value()}));
        double[] none = {d.reservations[0].value(), d.reservations[1].value()};
        Solutions solutions = Solutions.of(space.frontier(), space.disagreement());
        List<double[]> acceptable = points.stream()
                .filter(p -> p[0] >= none[0] - 1e-12 && p[1] >= none[1] - 1e-12)
                .toList();
        boolean better = acceptable.stream().anyMatch(p -> p[0] > none[0] + 1e-9 && p[1] > none[1] + 1e-9);
        if (!better) {
            oneGainsAtMost(what, solutions, acceptable, none);
            return;
        }
        double[] ideal = new double[2];
        for (double[] p : acceptable) {
            ideal[0] = Math.max(ideal[0], p[0]);
            ideal[1] = Math.max(ideal[1], p[1]);
        }
        double nash = 0;
        double ks = 0;
        double least = 0;
        double sum = 0;
        for (double[] p : acceptable) {
            double a = p[0] - none[0];
            double b = p[1] - none[1];
            nash = Math.max(nash, a * b);
            ks = Math.max(ks, Math.min(a / (ideal[0] - none[0]), b / (ideal[1] - none[1])));
            least = Math.max(least, Math.min(a, b));
            sum = Math.max(sum, p[0] + p[1]);
        }
        for (Settlement.Lottery l : solution(solutions, "nash")) {
            assertThat(gain(l, 0, none) * gain(l, 1, none)).as(what).isCloseTo(nash, within(TOLERANCE_UTILITY));
        }
        for (Settlement.Lottery l : solution(solutions, "ks")) {
            assertThat(Math.min(gain(l, 0, none) / (ideal[0] - none[0]), gain(l, 1, none) / (ideal[1] - none[1])))
                    .as(what)
                    .isCloseTo(ks, within(TOLERANCE_UTILITY));
        }
        for (Settlement.Lottery l : solution(solutions, "egalitarian")) {
            assertThat(Math.min(gain(l, 0, none), gain(l, 1, none)))
                    .as(what)
                    .isCloseTo(least, within(TOLERANCE_UTILITY));
        }
        for (Settlement.Lottery l : solution(solutions, "max_welfare")) {
            assertThat(l.utilities().get(0) + l.utilities().get(1)).as(what).isCloseTo(sum, within(TOLERANCE_UTILITY));
        }
        assertThat(solution(solutions, "nash")).as(what).isNotEmpty();
        lotteries(what, solutions, points, none);
    }

    /// The best of all mixtures of any two packages, not only of neighbours on the hull.
    /// No package is better for both: a rule picks one that is better for one and no worse for the other.
    private static void oneGainsAtMost(String what, Solutions solutions, List<double[]> acceptable, double[] none) {
        double most = acceptable.stream()
                .mapToDouble(p -> Math.max(p[0] - none[0], p[1] - none[1]))
                .max()
                .orElse(0);
        for (String rule : List.of("nash", "ks", "egalitarian", "max_welfare")) {
            List<Settlement.Lottery> picked = solution(solutions, rule);
            assertThat(picked.isEmpty()).as(what + rule).isEqualTo(most < 1e-9);
            for (Settlement.Lottery l : picked) {
                assertThat(Math.min(gain(l, 0, none), gain(l, 1, none)))
                        .as(what + rule)
                        .isCloseTo(0, within(1e-9));
                assertThat(Math.max(gain(l, 0, none), gain(l, 1, none)))
                        .as(what + rule)
                        .isGreaterThan(0);
            }
        }
        for (Settlement.Lottery l : solution(solutions, "nash")) {
            assertThat(Math.max(gain(l, 0, none), gain(l, 1, none)))
                    .as(what)
                    .isCloseTo(most, within(TOLERANCE_UTILITY));
        }
    }

    private static void lotteries(String what, Solutions solutions, List<double[]> points, double[] none) {
        double nash = 0;
        double least = 0;
        double[] ideal = {none[0], none[1]};
        for (double[] p : points) {
            for (double[] q : points) {
                for (double t : new double[] {0, crossing(p, q, 1, none[1])}) {
                    if (mix(p, q, t, 1) >= none[1] - 1e-12) {
                        ideal[0] = Math.max(ideal[0], mix(p, q, t, 0));
                    }
                }
                for (double t : new double[] {0, crossing(p, q, 0, none[0])}) {
                    if (mix(p, q, t, 0) >= none[0] - 1e-12) {
                        ideal[1] = Math.max(ideal[1], mix(p, q, t, 1));
                    }
                }
            }
        }
        double ks = 0;
        for (double[] p : points) {
            for (double[] q : points) {
                double[] d = {q[0] - p[0], q[1] - p[1]};
                double best = d[0] * d[1] == 0
                        ? 0
                        : Math.clamp(-((p[0] - none[0]) * d[1] + (p[1] - none[1]) * d[0]) / (2 * d[0] * d[1]), 0, 1);
                double[] w = {ideal[0] - none[0], ideal[1] - none[1]};
                double even =
                        d[0] == d[1] ? 0 : Math.clamp(((p[1] - none[1]) - (p[0] - none[0])) / (d[0] - d[1]), 0, 1);
                double fair = d[0] / w[0] == d[1] / w[1]
                        ? 0
                        : Math.clamp(
                                ((p[1] - none[1]) / w[1] - (p[0] - none[0]) / w[0]) / (d[0] / w[0] - d[1] / w[1]),
                                0,
                                1);
                for (double t : new double[] {0, best, even, fair}) {
                    double a = mix(p, q, t, 0) - none[0];
                    double b = mix(p, q, t, 1) - none[1];
                    if (a >= 0 && b >= 0) {
                        nash = Math.max(nash, a * b);
                        least = Math.max(least, Math.min(a, b));
                        ks = Math.max(ks, Math.min(a / w[0], b / w[1]));
                    }
                }
            }
        }
        for (Settlement.Lottery l : solution(solutions, "nash_hull")) {
            assertThat(gain(l, 0, none) * gain(l, 1, none)).as(what).isCloseTo(nash, within(TOLERANCE_UTILITY));
        }
        for (Settlement.Lottery l : solution(solutions, "egalitarian_hull")) {
            assertThat(Math.min(gain(l, 0, none), gain(l, 1, none)))
                    .as(what)
                    .isCloseTo(least, within(TOLERANCE_UTILITY));
        }
        for (Settlement.Lottery l : solution(solutions, "ks_hull")) {
            assertThat(Math.min(gain(l, 0, none) / (ideal[0] - none[0]), gain(l, 1, none) / (ideal[1] - none[1])))
                    .as(what)
                    .isCloseTo(ks, within(TOLERANCE_UTILITY));
            for (Settlement.Part part : l.parts()) {
                ValuedPackage p = part.deal();
                assertThat(part.share()).isBetween(0.0, 1.0);
                assertThat(points)
                        .as(what)
                        .anyMatch(x -> Math.abs(x[0] - p.utility(0)) < 1e-9 && Math.abs(x[1] - p.utility(1)) < 1e-9);
            }
        }
    }

    private static double mix(double[] p, double[] q, double t, int i) {
        return (1 - t) * p[i] + t * q[i];
    }

    private static double crossing(double[] p, double[] q, int i, double level) {
        return p[i] == q[i] ? 0 : Math.clamp((level - p[i]) / (q[i] - p[i]), 0, 1);
    }

    private static double gain(Settlement.Lottery l, int i, double[] none) {
        return l.utilities().get(i) - none[i];
    }

    private static List<Settlement.Lottery> solution(Solutions solutions, String rule) {
        return Objects.requireNonNull(solutions.byRule().get(rule)).agreements();
    }

    // ---- making them ------------------------------------------------------------------------------------------

    private static List<List<Integer>> packages(List<Integer> sizes) {
        List<List<Integer>> all = new ArrayList<>(List.of(List.of()));
        for (int size : sizes) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> p : all) {
                for (int o = 0; o < size; o++) {
                    List<Integer> q = new ArrayList<>(p);
                    q.add(o);
                    longer.add(q);
                }
            }
            all = longer;
        }
        return all;
    }

    private static Domain domain(String format, Random r) {
        return switch (format) {
            case "xml" -> xml(r);
            case "rectangles" -> rectangles(r);
            default -> json(format, r);
        };
    }

    private static List<Integer> sizes(Random r) {
        List<Integer> sizes = new ArrayList<>();
        int issues = 1 + r.nextInt(4);
        for (int i = 0; i < issues; i++) {
            sizes.add(r.nextInt(8) == 0 ? 1 : 2 + r.nextInt(3));
        }
        return sizes;
    }

    /// Weights with some that are zero.
    private static List<String> weights(Random r, int n) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            all.add(r.nextInt(5) == 0 ? "0" : "0." + (1 + r.nextInt(9)) + (r.nextInt(3) == 0 ? r.nextInt(10) : ""));
        }
        // A profile without any weight is refused.
        if (all.stream().allMatch("0"::equals)) {
            all.set(0, "0.5");
        }
        return all;
    }

    private static String reservation(Random r) {
        return switch (r.nextInt(4)) {
            case 0 -> "0";
            case 1 -> "1.0";
            default -> "0." + r.nextInt(10);
        };
    }

    private static List<Q[]> values(List<Integer> sizes, List<List<List<Q>>> worth) {
        List<Q[]> all = new ArrayList<>();
        for (List<Integer> p : packages(sizes)) {
            Q[] v = {ZERO, ZERO};
            for (int side = 0; side < 2; side++) {
                for (int i = 0; i < p.size(); i++) {
                    v[side] = v[side].plus(worth.get(side).get(i).get(p.get(i)));
                }
            }
            all.add(v);
        }
        return all;
    }

    private static Domain xml(Random r) {
        List<Integer> sizes = sizes(r);
        boolean[] whole = new boolean[sizes.size()];
        int[] lower = new int[sizes.size()];
        StringBuilder template = new StringBuilder("<negotiation_template><utility_space number_of_issues=\""
                + sizes.size() + "\"><objective name=\"root\" index=\"0\">\n");
        for (int i = 0; i < sizes.size(); i++) {
            whole[i] = r.nextInt(3) == 0;
            lower[i] = r.nextInt(5) - 2;
            template.append(issue(i, whole[i], lower[i], sizes.get(i)));
            for (int o = 0; !whole[i] && o < sizes.get(i); o++) {
                template.append("<item index=\"" + (o + 1) + "\" value=\"v" + o + "\"/>");
            }
            template.append("</issue>\n");
        }
        template.append("</objective></utility_space></negotiation_template>");
        String[] profiles = new String[2];
        Q[] reservations = new Q[2];
        List<List<List<Q>>> worth = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            List<String> weights = weights(r, sizes.size());
            List<List<Q>> mine = new ArrayList<>();
            StringBuilder p = new StringBuilder("<utility_space><objective name=\"root\" index=\"0\">\n");
            for (int i = 0; i < sizes.size(); i++) {
                p.append(issue(i, whole[i], lower[i], sizes.get(i)));
                List<Q> options = new ArrayList<>();
                Q w = Q.of(weights.get(i));
                if (whole[i]) {
                    String offset = r.nextInt(3) == 0 ? "1.1" : "0." + r.nextInt(10);
                    String slope = (r.nextBoolean() ? "-" : "") + "0." + r.nextInt(6);
                    p.append("<evaluator ftype=\"linear\" offset=\"" + offset + "\" slope=\"" + slope + "\"/>");
                    for (int o = 0; o < sizes.get(i); o++) {
                        Q v = Q.of(offset).plus(Q.of(slope).times(Q.of(Integer.toString(o))));
                        v = v.compare(ZERO) < 0 ? ZERO : v.compare(ONE) > 0 ? ONE : v;
                        options.add(w.times(v));
                    }
                } else {
                    List<Q> evaluations = new ArrayList<>();
                    boolean worthless = r.nextInt(8) == 0;
                    Q most = ZERO;
                    for (int o = 0; o < sizes.get(i); o++) {
                        String e = worthless
                                ? "0"
                                : r.nextInt(6) == 0
                                        ? Long.toString(1_000_000_007L * (1 + r.nextInt(3)))
                                        : Integer.toString(r.nextInt(6));
                        p.append("<item index=\"" + (o + 1) + "\" value=\"v" + o + "\" evaluation=\"" + e + "\"/>");
                        evaluations.add(Q.of(e));
                        most = Q.of(e).compare(most) > 0 ? Q.of(e) : most;
                    }
                    for (Q e : evaluations) {
                        options.add(most.compare(ZERO) == 0 ? ZERO : w.times(e.over(most)));
                    }
                }
                p.append("</issue>\n");
                mine.add(options);
            }
            for (int i = 0; i < sizes.size(); i++) {
                p.append("<weight index=\"" + (i + 1) + "\" value=\"" + weights.get(i) + "\"/>");
            }
            String reservation = reservation(r);
            reservations[side] = Q.of(reservation);
            p.append("</objective><discount_factor value=\"0.9\"/><reservation value=\"" + reservation
                    + "\"/></utility_space>");
            profiles[side] = p.toString();
            worth.add(mine);
        }
        return new Domain(".xml", template.toString(), profiles, sizes, reservations, values(sizes, worth));
    }

    private static String issue(int i, boolean whole, int lower, int size) {
        return "<issue index=\"" + (i + 1) + "\" name=\"i" + i + "\" type=\"" + (whole ? "integer" : "discrete") + "\""
                + (whole ? " lowerbound=\"" + lower + "\" upperbound=\"" + (lower + size - 1) + "\"" : "") + ">";
    }

    private static Domain json(String format, Random r) {
        List<Integer> sizes = sizes(r);
        boolean negolog = format.equals("negolog");
        StringBuilder domain = new StringBuilder();
        if (negolog) {
            domain.append("{\"NumberOfBids\": 1, \"IssueValues\": " + sizes + "}");
        } else {
            List<String> issues = new ArrayList<>();
            for (int i = 0; i < sizes.size(); i++) {
                List<String> v = new ArrayList<>();
                for (int o = 0; o < sizes.get(i); o++) {
                    v.add("\"v" + o + "\"");
                }
                issues.add("\"i" + i + "\": {\"values\": " + v + "}");
            }
            domain.append("{\"name\": \"d\", \"issuesValues\": {" + String.join(", ", issues) + "}}");
        }
        String[] profiles = new String[2];
        Q[] reservations = new Q[2];
        List<List<List<Q>>> worth = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            List<String> weights = weights(r, sizes.size());
            List<List<Q>> mine = new ArrayList<>();
            List<String> tables = new ArrayList<>();
            List<String> each = new ArrayList<>();
            List<String> bid = new ArrayList<>();
            Q reserved = ZERO;
            for (int i = 0; i < sizes.size(); i++) {
                List<String> cells = new ArrayList<>();
                List<Q> options = new ArrayList<>();
                for (int o = 0; o < sizes.get(i); o++) {
                    String v = r.nextInt(4) == 0 ? "1" : "0." + r.nextInt(4) + (r.nextBoolean() ? "125" : "");
                    cells.add("\"v" + o + "\": " + v);
                    options.add(Q.of(weights.get(i)).times(Q.of(v)));
                }
                int kept = r.nextInt(sizes.get(i));
                reserved = reserved.plus(options.get(kept));
                bid.add("\"i" + i + "\": \"v" + kept + "\"");
                String table = "{" + String.join(", ", cells) + "}";
                tables.add("\"i" + i + "\": "
                        + (negolog
                                ? table
                                : "{\"" + (format.equals("web") ? "DiscreteValueSetUtilities" : "discreteutils")
                                        + "\": {\"valueUtilities\": " + table + "}}"));
                each.add("\"i" + i + "\": " + weights.get(i));
                mine.add(options);
            }
            worth.add(mine);
            if (negolog) {
                String reservation = reservation(r);
                reservations[side] = Q.of(reservation);
                profiles[side] = "{\"reservationValue\": " + reservation + ", \"issueWeights\": {"
                        + String.join(", ", each) + "}, \"issues\": {" + String.join(", ", tables) + "}}";
            } else {
                boolean withBid = r.nextBoolean();
                reservations[side] = withBid ? reserved : ZERO;
                profiles[side] = "{\"LinearAdditiveUtilitySpace\": {\"issueUtilities\": {" + String.join(", ", tables)
                        + "}, \"issueWeights\": {" + String.join(", ", each) + "}"
                        + (withBid ? ", \"reservationBid\": {\"issuevalues\": {" + String.join(", ", bid) + "}}" : "")
                        + "}}";
            }
        }
        JsonMapper.shared().readTree(domain.toString());
        return new Domain(".json", domain.toString(), profiles, sizes, reservations, values(sizes, worth));
    }

    private static Domain rectangles(Random r) {
        List<Integer> sizes = new ArrayList<>();
        int issues = 1 + r.nextInt(4);
        StringBuilder template = new StringBuilder("<negotiation_template><utility_space number_of_issues=\"" + issues
                + "\"><objective name=\"root\" index=\"0\">\n");
        for (int i = 0; i < issues; i++) {
            sizes.add(2 + r.nextInt(4));
            template.append(issue(i, true, 0, sizes.get(i))).append("</issue>\n");
        }
        template.append("</objective></utility_space></negotiation_template>");
        String[] profiles = new String[2];
        Q[] reservations = new Q[2];
        List<List<Q>> sums = new ArrayList<>();
        List<List<Integer>> packages = packages(sizes);
        for (int side = 0; side < 2; side++) {
            int most = 100 + r.nextInt(200);
            List<Q> mine = new ArrayList<>();
            packages.forEach(p -> mine.add(ZERO));
            StringBuilder p = new StringBuilder(
                    "<utility_space type=\"nonlinear\"><objective name=\"root\" index=\"0\"></objective><utility maxutility=\""
                            + most + "\">");
            int groups = 1 + r.nextInt(2);
            for (int g = 0; g < groups; g++) {
                int weight = 1 + r.nextInt(2);
                p.append("<ufun type=\"PlainSum\" weight=\"" + weight + "\" aggregation=\"sum\">");
                int count = 1 + r.nextInt(6);
                for (int k = 0; k < count; k++) {
                    int utility = r.nextInt(30);
                    p.append("<hyperRectangle utility=\"" + utility + "\">");
                    int[] from = new int[issues];
                    int[] to = new int[issues];
                    for (int i = 0; i < issues; i++) {
                        to[i] = sizes.get(i) - 1;
                        if (r.nextInt(3) > 0) {
                            from[i] = r.nextInt(sizes.get(i));
                            to[i] = from[i] + r.nextInt(sizes.get(i) - from[i]);
                            p.append("<INCLUDES index=\"" + (i + 1) + "\" min=\"" + from[i] + "\" max=\"" + to[i]
                                    + "\"/>");
                        }
                    }
                    p.append("</hyperRectangle>");
                    for (int x = 0; x < packages.size(); x++) {
                        boolean inside = true;
                        for (int i = 0; i < issues; i++) {
                            inside &= packages.get(x).get(i) >= from[i]
                                    && packages.get(x).get(i) <= to[i];
                        }
                        if (inside) {
                            mine.set(
                                    x,
                                    mine.get(x)
                                            .plus(Q.of(Integer.toString(utility * weight))
                                                    .over(Q.of(Integer.toString(most)))));
                        }
                    }
                }
                p.append("</ufun>");
            }
            String reservation = r.nextInt(3) == 0 ? "0.2" : "0";
            reservations[side] = Q.of(reservation);
            p.append("</utility><reservation value=\"" + reservation + "\"/></utility_space>");
            profiles[side] = p.toString();
            sums.add(mine);
        }
        List<Q[]> values = new ArrayList<>();
        for (int x = 0; x < packages.size(); x++) {
            values.add(new Q[] {sums.get(0).get(x), sums.get(1).get(x)});
        }
        return new Domain(".xml", template.toString(), profiles, sizes, reservations, values);
    }
}
