package dev.chokepoint.data.indicators;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Which series of production and which customs codes stand for a material in one stage.
///
/// Read from CSV with the columns `item,stage,production,codes` (codes parted by blanks).
public final class Materials {
    private static final String BUNDLED = "/trade/materials.csv";

    private Materials() {}

    /// A material in one stage.
    ///
    /// @param production what it is called in statistics of production
    /// @param codes six digits each
    public record Material(String item, String stage, String production, List<Integer> codes) {}

    /// Those that come with the program, in codes of HS 2017.
    public static List<Material> bundled() {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Materials.class.getResourceAsStream(BUNDLED), BUNDLED),
                StandardCharsets.UTF_8)) {
            return read(in, "the bundled materials");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those of a file.
    ///
    /// @throws IllegalArgumentException if it cannot be read
    public static List<Material> read(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            return read(in, String.valueOf(file.getFileName()));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("The materials (" + file + ") cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Material> read(Reader in, String name) throws IOException {
        List<Material> all = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in)) {
            for (NamedCsvRecord r : rows) {
                if (all.isEmpty() && !r.getHeader().containsAll(List.of("item", "stage", "production", "codes"))) {
                    throw new IllegalArgumentException("The first line of " + name
                            + " must have the columns item, stage, production, codes; it has " + r.getHeader() + ".");
                }
                String codes = r.getField("codes").strip();
                if (!codes.matches("\\d{6}( +\\d{6})*")) {
                    throw new IllegalArgumentException(name + ", line " + r.getStartingLineNumber() + ": codes ("
                            + codes + ") must be of six digits, parted by blanks.");
                }
                all.add(new Material(
                        r.getField("item").strip(),
                        r.getField("stage").strip(),
                        r.getField("production").strip(),
                        Stream.of(codes.split(" +")).map(Integer::valueOf).toList()));
            }
        }
        return all;
    }
}
