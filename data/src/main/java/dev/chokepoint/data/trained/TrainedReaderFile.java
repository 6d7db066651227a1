package dev.chokepoint.data.trained;

import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.evidence.signals.Weights;
import dev.chokepoint.evidence.trained.Bounds;
import dev.chokepoint.evidence.trained.ClauseKind;
import dev.chokepoint.evidence.trained.TrainedReader;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A trained reader in a file: compressed lines of model, signal and weight, with what it was trained on above them.
///
/// @param trainedOn SHA-256 of all that it was trained on
/// @param told in words, what it was trained on
public record TrainedReaderFile(TrainedReader reader, String trainedOn, String told) {
    /// Its name in the folder `review` of a world.
    public static final String FILE = "trained-reader.tsv.gz";

    /// Chosen on training events, each judged by a model that had not seen it.
    static final Bounds BOUNDS = new Bounds(0.75, 0.7);

    private static final String BUNDLED = "/evidence/" + FILE;
    private static final String FORM = "chokepoint trained reader 1";
    private static final String INTERCEPT = "(intercept)";

    /// The one that comes with Chokepoint.
    public static TrainedReaderFile bundled() {
        try (InputStream in = TrainedReaderFile.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException("The resource evidence/" + FILE + " is missing.");
            }
            return read(in, FILE);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource evidence/" + FILE + " cannot be read.", e);
        }
    }

    /// The one that was trained in a world; empty where none was.
    public static Optional<TrainedReaderFile> of(Path world) {
        Path file = world.resolve("review").resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(read(in, "review/" + FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("The file (" + file + ") cannot be read.", e);
        }
    }

    private static TrainedReaderFile read(InputStream in, String name) throws IOException {
        Map<String, String> head = new LinkedHashMap<>();
        Map<String, Map<String, Double>> models = new LinkedHashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            int n = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                n++;
                String[] f = line.split("\t", -1);
                if (n == 1 && !line.equals(FORM)) {
                    throw new IllegalArgumentException(
                            name + ":1: The first line must be \"" + FORM + "\", but is (" + line + ").");
                }
                if (f.length == 2) {
                    head.put(f[0], f[1]);
                } else if (f.length == 3) {
                    models.computeIfAbsent(f[0], _ -> new LinkedHashMap<>()).put(f[1], number(f[2], name, n));
                }
            }
        }
        Map<ClauseKind, Weights> clauses = new EnumMap<>(ClauseKind.class);
        for (ClauseKind k : ClauseKind.values()) {
            clauses.put(k, weights(models, k.code(), name));
        }
        return new TrainedReaderFile(
                new TrainedReader(
                        clauses,
                        weights(models, "act", name),
                        weights(models, "right", name),
                        new Bounds(
                                number(head.getOrDefault("bound-right", ""), name, 0),
                                number(head.getOrDefault("bound-act", ""), name, 0))),
                head.getOrDefault("trained-on", ""),
                head.getOrDefault("told", ""));
    }

    private static double number(String text, String name, int line) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + ":" + line + ": A number was expected, but is (" + text + ").", e);
        }
    }

    private static Weights weights(Map<String, Map<String, Double>> models, String model, String name) {
        Map<String, Double> w = models.get(model);
        if (w == null) {
            throw new IllegalArgumentException(name + ": The weights of (" + model + ") are missing.");
        }
        double intercept = w.getOrDefault(INTERCEPT, 0.0);
        w.remove(INTERCEPT);
        return new Weights(intercept, w);
    }

    /// Writes it; equal readers give equal bytes.
    public void write(Path file) {
        StringBuilder text = new StringBuilder(FORM).append('\n');
        Bounds b = reader.bounds();
        Map<String, String> head = new LinkedHashMap<>();
        head.put("trained-on", trainedOn);
        head.put("told", told);
        head.put("bound-right", String.valueOf(b.right()));
        head.put("bound-act", String.valueOf(b.act()));
        head.forEach((k, v) -> text.append(k).append('\t').append(v).append('\n'));
        Map<String, Weights> models = new LinkedHashMap<>();
        for (ClauseKind k : ClauseKind.values()) {
            models.put(k.code(), reader.clauses().getOrDefault(k, new Weights(0, Map.of())));
        }
        models.put("act", reader.act());
        models.put("right", reader.right());
        models.forEach((model, weights) -> {
            line(text, model, INTERCEPT, weights.intercept());
            new TreeMap<>(weights.weights()).forEach((signal, w) -> line(text, model, signal, w));
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicFile.write(file, bytes.toByteArray());
    }

    private static void line(StringBuilder text, String model, String signal, double weight) {
        text.append(model)
                .append('\t')
                .append(signal)
                .append('\t')
                .append(String.format(Locale.ROOT, "%.3f", weight))
                .append('\n');
    }
}
