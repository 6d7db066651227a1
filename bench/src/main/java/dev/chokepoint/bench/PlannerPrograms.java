package dev.chokepoint.bench;

import dev.chokepoint.solver.Lp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Made-up planning programs of any size from one seed: tiers of items with bills of materials, few makers each, lanes
/// with lags and limits, stocks, quotas on exporters and ramps of small makers.
///
/// Columns: output, shipment, stock, met demand of every period. Rows: a balance of every item, place and period, an
/// export quota of a third of the exporters of inputs, a ramp of makers with less than a quarter of the world.
final class PlannerPrograms {
    private static final double RAMP = 1.1;

    private final Random random;
    private final int items;
    private final int places;
    private final int periods;
    private final int raw;
    private final int made;
    private final double[][] need;
    private final double[] price;
    private final double[] total;
    private final int[][] makers;
    private final double[][] shares;
    private final int[][] inputs;
    private final double[][] amounts;
    private final double[][] wanted;
    private final double[] size;

    /// A lane of the program.
    record Way(int item, int from, int to, int lag, double flow, double freight) {}

    /// A program with the columns of its most valuable lane.
    @SuppressWarnings("ArrayRecordComponent") // column numbers of one lane
    record Made(Lp lp, Way largest, int[] largestColumns) {}

    private PlannerPrograms(int items, int places, int periods, long seed) {
        this.random = new Random(seed);
        this.items = items;
        this.places = places;
        this.periods = periods;
        this.raw = (int) (items * 0.4);
        this.made = (int) (items * 0.4);
        this.need = new double[items][places];
        this.price = new double[items];
        this.total = new double[items];
        this.makers = new int[items][];
        this.shares = new double[items][];
        this.inputs = new int[items][];
        this.amounts = new double[items][];
        this.wanted = new double[items][places];
        this.size = new double[places];
    }

    static Made of(int items, int places, int periods, long seed) {
        return new PlannerPrograms(items, places, periods, seed).make();
    }

    private Made make() {
        Arrays.setAll(size, c -> Math.exp(1.1 * random.nextGaussian()));
        for (int i = 0; i < items; i++) {
            bill(i);
            makers(i);
        }
        for (int i = raw + made; i < items; i++) {
            double all = Math.exp(4 + 0.8 * random.nextGaussian());
            double[] weight = new double[places];
            Arrays.setAll(weight, c -> random.nextDouble() < 0.4 ? 0 : size[c]);
            double sum = Math.max(1e-9, Arrays.stream(weight).sum());
            for (int c = 0; c < places; c++) {
                wanted[i][c] = all * weight[c] / sum;
                need[i][c] = wanted[i][c];
            }
        }
        for (int i = items - 1; i >= 0; i--) {
            total[i] = Arrays.stream(need[i]).sum();
            for (int m = 0; m < makers[i].length; m++) {
                for (int k = 0; k < inputs[i].length; k++) {
                    need[inputs[i][k]][makers[i][m]] += amounts[i][k] * total[i] * shares[i][m];
                }
            }
        }
        for (int i = 0; i < items; i++) {
            double cost = 0.2;
            for (int k = 0; k < inputs[i].length; k++) {
                cost += 1.25 * amounts[i][k] * price[inputs[i][k]];
            }
            price[i] = i < raw ? Math.exp(0.8 * random.nextGaussian()) : cost;
        }
        return program(ways());
    }

    private void bill(int i) {
        if (i < raw) {
            inputs[i] = new int[0];
            amounts[i] = new double[0];
            return;
        }
        boolean last = i >= raw + made;
        int pool = last ? raw + made : i < raw + made / 2 ? raw : i;
        int count = Math.min(pool, last ? 3 + random.nextInt(6) : 2 + random.nextInt(4));
        inputs[i] = chosen(pool, count);
        amounts[i] = new double[count];
        Arrays.setAll(amounts[i], k -> Math.max(1e-3, Math.exp(-1.5 + random.nextGaussian())));
    }

    private void makers(int i) {
        int tier = i < raw ? 6 : i < raw + made ? 8 : 12;
        int count = 2 + random.nextInt(Math.min(places, tier) - 1);
        makers[i] = weighted(size, count);
        shares[i] = new double[count];
        Arrays.setAll(shares[i], k -> Math.max(0.01, -Math.log(1 - random.nextDouble())));
        double sum = Arrays.stream(shares[i]).sum();
        Arrays.setAll(shares[i], k -> shares[i][k] / sum);
    }

    private int[] chosen(int pool, int count) {
        List<Integer> all = new ArrayList<>();
        for (int k = 0; k < pool; k++) {
            all.add(k);
        }
        Collections.shuffle(all, random);
        return all.subList(0, count).stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /// Some of the indices without repetition, likelier where the weight is larger (Efraimidis and Spirakis 2006).
    private int[] weighted(double[] weight, int count) {
        double[] key = new double[weight.length];
        Arrays.setAll(key, k -> Math.log(1 - random.nextDouble()) / weight[k]);
        return IntStream.range(0, weight.length)
                .boxed()
                .sorted((a, b) -> Double.compare(key[b], key[a]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            for (int to = 0; to < places; to++) {
                if (need[i][to] <= 1e-9) {
                    continue;
                }
                int[] from = weighted(shares[i], Math.min(makers[i].length, 2 + random.nextInt(3)));
                double sum = 0;
                for (int m : from) {
                    sum += shares[i][m];
                }
                for (int m : from) {
                    if (makers[i][m] != to) {
                        ways.add(new Way(
                                i,
                                makers[i][m],
                                to,
                                random.nextInt(3),
                                need[i][to] * shares[i][m] / sum,
                                price[i] * (0.01 + 0.07 * random.nextDouble())));
                    }
                }
            }
        }
        return ways;
    }

    private Made program(List<Way> ways) {
        double[][] out = new double[items][places];
        double[][] in = new double[items][places];
        boolean[][] active = new boolean[items][places];
        for (Way w : ways) {
            out[w.item()][w.from()] += w.flow();
            in[w.item()][w.to()] += w.flow();
            active[w.item()][w.from()] = true;
        }
        for (int i = 0; i < items; i++) {
            for (int c = 0; c < places; c++) {
                active[i][c] |= need[i][c] > 1e-9;
            }
            for (int m : makers[i]) {
                active[i][m] = true;
                for (int j : inputs[i]) {
                    active[j][m] = true;
                }
            }
        }
        Lp.Builder lp = Lp.minimise();
        int[][][] balance = new int[items][places][periods];
        double[][] held = new double[items][places];
        for (int i = 0; i < items; i++) {
            for (int c = 0; c < places; c++) {
                held[i][c] = need[i][c] * (0.5 + 2.5 * random.nextDouble()) + 0.3 * out[i][c];
            }
        }
        for (int t = 0; t < periods; t++) {
            for (int i = 0; i < items; i++) {
                for (int c = 0; c < places; c++) {
                    if (active[i][c]) {
                        double given = t == 0 ? held[i][c] : 0;
                        for (Way w : ways) {
                            given += w.item() == i && w.to() == c && t < w.lag() ? w.flow() : 0;
                        }
                        balance[i][c][t] = lp.row("B" + i + "_" + c + "_" + t, Double.NEGATIVE_INFINITY, given);
                    }
                }
            }
        }
        outputs(lp, balance, out, in);
        int[] largest = shipments(lp, balance, out, ways);
        for (int i = 0; i < items; i++) {
            for (int c = 0; c < places; c++) {
                for (int t = 0; active[i][c] && t < periods; t++) {
                    int s = lp.column("s" + i + "_" + c + "_" + t, 0.002 * price[i], 0, 4 * held[i][c] + 1);
                    lp.coefficient(balance[i][c][t], s, 1);
                    if (t + 1 < periods) {
                        lp.coefficient(balance[i][c][t + 1], s, -1);
                    }
                    if (wanted[i][c] > 0) {
                        int m = lp.column("m" + i + "_" + c + "_" + t, -1.5 * price[i], 0, wanted[i][c]);
                        lp.coefficient(balance[i][c][t], m, 1);
                    }
                }
            }
        }
        return new Made(lp.build(), largest(ways), largest);
    }

    private void outputs(Lp.Builder lp, int[][][] balance, double[][] out, double[][] in) {
        for (int i = 0; i < items; i++) {
            for (int m = 0; m < makers[i].length; m++) {
                int c = makers[i][m];
                double base = out[i][c] + Math.max(0, need[i][c] - in[i][c]);
                double capacity = Math.max(1.15 * base, 0.02 * total[i] * shares[i][m]) + 1e-3;
                int before = -1;
                for (int t = 0; t < periods; t++) {
                    int x = lp.column("x" + i + "_" + c + "_" + t, 0, 0, capacity);
                    lp.coefficient(balance[i][c][t], x, -1);
                    for (int k = 0; k < inputs[i].length; k++) {
                        lp.coefficient(balance[inputs[i][k]][c][t], x, amounts[i][k]);
                    }
                    if (shares[i][m] < 0.25 && t > 0) {
                        int ramp = lp.row("R" + i + "_" + c + "_" + t, Double.NEGATIVE_INFINITY, 0.05 * capacity);
                        lp.coefficient(ramp, x, 1);
                        lp.coefficient(ramp, before, -RAMP);
                    }
                    before = x;
                }
            }
        }
    }

    private Way largest(List<Way> ways) {
        return ways.stream()
                .max((a, b) -> Double.compare(a.flow() * price[a.item()], b.flow() * price[b.item()]))
                .orElseThrow();
    }

    private int[] shipments(Lp.Builder lp, int[][][] balance, double[][] out, List<Way> ways) {
        boolean[][] limited = new boolean[items][places];
        int[][][] quota = new int[items][places][periods];
        for (int i = 0; i < raw + made; i++) {
            for (int c : makers[i]) {
                limited[i][c] = out[i][c] > 0 && random.nextInt(3) == 0;
                for (int t = 0; limited[i][c] && t < periods; t++) {
                    quota[i][c][t] =
                            lp.row("Q" + i + "_" + c + "_" + t, Double.NEGATIVE_INFINITY, 1.2 * out[i][c] + 1e-3);
                }
            }
        }
        Way largest = largest(ways);
        int[] columns = new int[periods];
        for (Way w : ways) {
            for (int t = 0; t < periods; t++) {
                int y = lp.column(
                        "f" + w.item() + "_" + w.from() + "_" + w.to() + "_" + t,
                        w.freight(),
                        0,
                        1.6 * w.flow() + 1e-3);
                lp.coefficient(balance[w.item()][w.from()][t], y, 1);
                if (t + w.lag() < periods) {
                    lp.coefficient(balance[w.item()][w.to()][t + w.lag()], y, -1);
                }
                if (limited[w.item()][w.from()]) {
                    lp.coefficient(quota[w.item()][w.from()][t], y, 1);
                }
                if (w.equals(largest)) {
                    columns[t] = y;
                }
            }
        }
        return columns;
    }
}
