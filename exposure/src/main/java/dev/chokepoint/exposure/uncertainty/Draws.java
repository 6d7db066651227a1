package dev.chokepoint.exposure.uncertainty;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.FigureKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomDataGenerator;

/// A Latin hypercube of uncertain figures: world `k` of `count` worlds that could all be the true one.
///
/// Each figure's distribution is cut into `count` equal parts and every part is drawn once, in an order of its
/// own. The number depends on (seed, count, index, name of the figure) and on nothing else, so that scenarios of
/// one draw see the same world (common random numbers), whatever the order of questions and the threads. Any
/// subset of the draws is a random sample.
///
/// Source: docs/model.md#draws; McKay, Beckman and Conover 1979
public final class Draws {
    /// The seed where none is asked for.
    public static final long SEED = 1;

    private static final int MOST = 1_000_000;
    private static final double MEDIAN = 0.5;

    private final long seed;
    private final int count;
    private final boolean middle;
    private final Map<String, double[]> columns = new ConcurrentHashMap<>();

    private Draws(long seed, int count, boolean middle) {
        this.seed = seed;
        this.count = count;
        this.middle = middle;
    }

    /// One draw that takes everything at its median.
    public static Draws median() {
        return new Draws(0, 1, true);
    }

    /// A sample of `count` draws.
    public static Draws of(long seed, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("The number of draws (" + count + ") must be 1 to " + MOST + ".");
        }
        return new Draws(seed, count, false);
    }

    /// Whether everything is taken at its median.
    public boolean isMedian() {
        return middle;
    }

    public long seed() {
        return seed;
    }

    public int count() {
        return count;
    }

    /// Draw `index`, from 0; usable from several threads.
    public Draw draw(int index) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("The draw (" + index + ") must be 0 to " + (count - 1) + ".");
        }
        return (key, figure) ->
                figure.value().isExact() ? figure.central() : figure.value().quantile(share(name(key, figure), index));
    }

    /// All draws in order.
    public List<Draw> all() {
        return IntStream.range(0, count).mapToObj(this::draw).toList();
    }

    /// The probability, above 0 and below 1, at which draw `index` takes the figures of a name.
    public double share(String name, int index) {
        return middle ? MEDIAN : columns.computeIfAbsent(name, this::column)[index];
    }

    private double[] column(String name) {
        RandomDataGenerator random = new RandomDataGenerator(seedOf(name));
        int[] order = count == 1 ? new int[1] : random.nextPermutation(count, count);
        double[] shares = new double[count];
        for (int k = 0; k < count; k++) {
            shares[k] = (order[k] + random.nextDouble()) / count;
        }
        return shares;
    }

    private long seedOf(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
            return ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /// The name under which a figure is drawn.
    ///
    /// A sourced figure measures one thing and is drawn by itself, by its key. An assumption is one statement
    /// wherever it stands: an elasticity assumed for all minerals is too low for all of them or for none, so that
    /// equal assumptions of one kind are drawn together. Drawn apart they would average out and the bands would
    /// be too narrow.
    public static String name(FigureKey key, Figure figure) {
        return switch (figure.provenance()) {
            case Provenance.Sourced s -> key.text();
            case Provenance.Assumed a ->
                key.kind() + ": " + figure.value() + " " + figure.unit() + ", " + figure.about() + ", " + a.why()
                        + (figure.note().isEmpty() ? "" : ", " + figure.note());
        };
    }

    /// Figures that are drawn together.
    ///
    /// @param keys the keys of the figures, in order
    public record Input(String name, String kind, Figure figure, List<FigureKey> keys) {
        public Input {
            keys = List.copyOf(keys);
        }

        /// What it is and of what: `closed months: cn cn-2025-18 civil`.
        public String text() {
            String of = keys.getFirst().subject().toLowerCase(Locale.ROOT).replace('/', ' ');
            String more = keys.size() > 1 ? " and " + (keys.size() - 1) + " more" : "";
            return kind.replace('_', ' ') + (of.equals(kind) ? "" : ": " + of) + more;
        }
    }

    /// The uncertain inputs of a resolved world, in the order of their names.
    public static List<Input> inputs(Network network) {
        return inputs(network.figures());
    }

    /// The uncertain inputs among figures by key.
    public static List<Input> inputs(Map<FigureKey, Figure> figures) {
        Map<String, List<FigureKey>> keys = new TreeMap<>();
        figures.forEach((key, figure) -> {
            if (!figure.value().isExact()
                    && figure.value().lo() < figure.value().hi()) {
                keys.computeIfAbsent(name(key, figure), n -> new ArrayList<>()).add(key);
            }
        });
        List<Input> all = new ArrayList<>();
        keys.forEach((name, of) -> {
            of.sort(Comparator.naturalOrder());
            FigureKey first = of.getFirst();
            all.add(new Input(name, first.kind(), Objects.requireNonNull(figures.get(first)), of));
        });
        return List.copyOf(all);
    }
}
