package dev.chokepoint.data.review;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.chokepoint.base.Unit;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.world.WorldReader;
import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.text.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// A statement of how much of an item a product needs, as a vintage of the figure in the recipes of a world.
///
/// The new line stands under those that say the same of the same product; nothing is overwritten, so
/// conflicting figures stand side by side and each question uses the newest one it may know.
public final class FactVintage {
    private static final int FIGURE = 3;
    private static final int COLUMNS = 9;

    private final Path world;
    private final Path table;
    private final int after;
    private final List<String> key;
    private final String value;
    private final String unit;
    private final Article article;
    private final String quote;
    private final List<String> others;

    private FactVintage(
            Path world,
            Path table,
            int after,
            List<String> key,
            String value,
            String unit,
            Article article,
            String quote,
            List<String> others) {
        this.world = world;
        this.table = table;
        this.after = after;
        this.key = key;
        this.value = value;
        this.unit = unit;
        this.article = article;
        this.quote = quote;
        this.others = others;
    }

    /// The figure that a fact would be a vintage of; empty where the world has none, or one in another unit.
    ///
    /// @param products ids of the items of the world that the fact's subject may mean
    /// @param inputs ids of those that its item may mean
    public static Optional<FactVintage> of(
            Path world, SupplyFact fact, Article article, Set<String> products, Set<String> inputs) {
        if (fact.kind() != SupplyFact.Kind.REQUIREMENT || fact.quantities().isEmpty()) {
            return Optional.empty();
        }
        QuantityMention amount = fact.quantities().getFirst().value();
        for (Path table : tables(world)) {
            List<CsvRecord> rows = rows(table);
            List<CsvRecord> same = new ArrayList<>();
            for (CsvRecord r : rows) {
                if (r.getFieldCount() >= COLUMNS
                        && products.contains(r.getField(1))
                        && inputs.contains(r.getField(2))
                        && (same.isEmpty()
                                || r.getFields()
                                        .subList(0, FIGURE)
                                        .equals(same.getFirst().getFields().subList(0, FIGURE)))) {
                    same.add(r);
                }
            }
            if (same.isEmpty()) {
                continue;
            }
            CsvRecord first = same.getFirst();
            Optional<String> unit = unit(amount.unit(), first.getField(FIGURE + 1));
            if (unit.isPresent()) {
                return Optional.of(new FactVintage(
                        world,
                        table,
                        (int) same.getLast().getStartingLineNumber(),
                        List.copyOf(first.getFields().subList(0, FIGURE)),
                        new BigDecimal(String.valueOf(amount.value()))
                                .stripTrailingZeros()
                                .toPlainString(),
                        unit.get(),
                        article,
                        fact.span().in(article.text()).replaceAll("\\s+", " ").strip(),
                        same.stream()
                                .map(r -> r.getField(FIGURE) + " " + r.getField(FIGURE + 1) + " ("
                                        + r.getField(FIGURE + 3) + ")")
                                .toList()));
            }
        }
        return Optional.empty();
    }

    /// What it would add, and what stands there already.
    public String words() {
        return key.get(0) + " takes " + value + " " + unit + " of " + key.get(2) + "; stands beside "
                + String.join(" and ", others);
    }

    /// Adds the line and the document as its source; the world stays as it was if it would not be sound.
    ///
    /// @return the table, relative to the world, and the line
    public List<String> add() {
        String source = "review-" + article.sha256().substring(0, 12);
        String line = Stream.of(
                        key.get(0),
                        key.get(1),
                        key.get(2),
                        value,
                        unit,
                        String.valueOf(article.published().day().getYear()),
                        source,
                        "",
                        quote)
                .map(FactVintage::field)
                .reduce((a, b) -> a + "," + b)
                .orElse("");
        List<String> lines = lines(table);
        if (lines.contains(line)) {
            throw new IllegalArgumentException("The line stands in (" + world.relativize(table) + ") already.");
        }
        List<String> longer = new ArrayList<>(lines);
        longer.add(after, line);
        Path sources = Files.isDirectory(world.resolve("sources"))
                ? world.resolve("sources").resolve("review.yaml")
                : world.resolve("sources.yaml");
        SequencedMap<Path, String> files = new LinkedHashMap<>();
        Optional<String> oldSources = SoundEdit.find(sources);
        if (oldSources
                .filter(t -> t.contains("\n" + source + ":") || t.startsWith(source + ":"))
                .isEmpty()) {
            files.put(
                    sources, oldSources.orElse("# Documents that came in through the review queue.\n") + entry(source));
        }
        files.put(table, String.join("\n", longer) + "\n");
        SoundEdit.write(
                files,
                () -> WorldReader.read(world).problems(),
                "The figure was not added, the world would not be sound: ");
        return List.of(world.relativize(table).toString(), line);
    }

    /// Takes a line out again; its source stays, as others may rest on it.
    ///
    /// @return whether the line was still there
    public static boolean remove(Path world, String table, String line) {
        Path file = world.resolve(table);
        if (!Files.exists(file)) {
            return false;
        }
        List<String> lines = new ArrayList<>(lines(file));
        if (!lines.remove(line)) {
            return false;
        }
        AtomicFile.write(file, String.join("\n", lines) + "\n");
        return true;
    }

    private String entry(String source) {
        return source + ":\n  title: "
                + quoted(article.headline().isBlank() ? article.id().value() : article.headline())
                + "\n  publisher: " + quoted(article.publisher().isBlank() ? "not stated" : article.publisher())
                + "\n  address: "
                + quoted(article.url().isBlank() ? article.id().value() : article.url())
                + "\n  published: " + article.published().day() + "\n  reliability: secondary\n";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + "\"";
    }

    private static String field(String text) {
        return text.matches(".*[,\"\\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    /// The figure's unit for the amount, where both measure the same: `kg` for `kg/aircraft` gives that.
    private static Optional<String> unit(String amount, String figure) {
        int slash = figure.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String unit = amount + figure.substring(slash);
        try {
            double factor = Unit.parse(unit).factorTo(Unit.parse(figure));
            return factor > 0 ? Optional.of(unit) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Path> tables(Path world) {
        Path folder = world.resolve("recipes");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Path one = world.resolve("recipes.csv");
        return Files.exists(one) ? List.of(one) : List.of();
    }

    private static List<CsvRecord> rows(Path table) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(SoundEdit.text(table))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        String text = SoundEdit.text(file);
        return Arrays.asList((text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1));
    }
}
