package dev.chokepoint.data.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// Spoils the files of one parser for some time, by seeded mutations (`main`) or under Jazzer (`fuzzerTestOneInput`).
/// `scripts/fuzz.sh` runs both.
public final class Fuzzer {
    private static final String PARSER = System.getProperty("chokepoint.parser", "world");

    /// Jazzer's: one for the process, which ends with it.
    private static final class Held {
        static final FuzzRun RUN = new FuzzRun(Parsers.find(PARSER));
    }

    private Fuzzer() {}

    /// The entry point Jazzer looks for.
    public static void fuzzerTestOneInput(byte[] input) {
        Optional<Throwable> fault = Held.RUN.fault(input);
        if (fault.isPresent()) {
            throw new IllegalStateException("A fault of " + PARSER, fault.get());
        }
    }

    /// `names` lists the parsers; `seeds FOLDER` writes the good files for Jazzer; `run SECONDS SEED FOLDER` spoils
    /// files and leaves those that show
    /// a fault, one for each place in the code.
    public static void main(String... args) throws IOException {
        if (args[0].equals("names")) {
            Parsers.all().forEach(p -> System.out.println(p.name()));
            return;
        }
        Parser parser = Parsers.find(PARSER);
        if (args[0].equals("seeds")) {
            int k = 0;
            for (byte[] seed : parser.seeds()) {
                Files.write(Files.createDirectories(Path.of(args[1])).resolve("seed-" + k++), seed);
            }
            return;
        }
        long until = System.nanoTime() + 1_000_000_000L * Long.parseLong(args[1]);
        Random random = new Random(Long.parseLong(args[2]));
        Map<String, Integer> places = new TreeMap<>();
        long done = 0;
        try (FuzzRun run = new FuzzRun(parser)) {
            while (System.nanoTime() < until) {
                byte[] input = parser.mutant(random);
                Optional<Throwable> fault = run.fault(input);
                done++;
                if (fault.isPresent() && places.merge(place(fault.get()), 1, Integer::sum) == 1) {
                    CRC32 crc = new CRC32();
                    crc.update(input);
                    Path file = Files.createDirectories(Path.of(args[3])).resolve(Long.toHexString(crc.getValue()));
                    Files.write(file, input);
                    System.out.println(parser.name() + ": " + place(fault.get()) + " in " + file + " ("
                            + parser.file(input).name() + ")");
                }
            }
        }
        System.out.println(parser.name() + ": " + done + " files, " + places.size() + " faults " + places.values());
        System.exit(places.isEmpty() ? 0 : 1);
    }

    /// The fault and the first place of ours in it, by which equal faults are known.
    private static String place(Throwable fault) {
        String at = Arrays.stream(fault.getStackTrace())
                .filter(f -> f.getClassName().startsWith("dev.chokepoint.")
                        && !f.getClassName().contains(".fuzz."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
        String said = String.valueOf(fault.getMessage());
        return fault.getClass().getSimpleName() + " " + at
                + (at.isEmpty()
                        ? said.substring(0, Math.min(120, said.length())).replaceAll("\\d+", "#")
                        : "");
    }
}
