package dev.chokepoint.bench;

import dev.chokepoint.base.Likeness;
import dev.chokepoint.base.NameSearch;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.data.sheet.SheetReader;
import dev.chokepoint.testkit.NameTrials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// Searches lists of parties for names that are written otherwise and for names of ordinary firms.
///
/// Usage: `NamesBenchmark FOLDER TEXTS [TRIALS] [SEED] [SHOWN]`. The folder holds tables of parties with the columns
/// `name`, `aliases` and `type`; the ordinary words come from the texts. Found is a name whose party is among the
/// suggestions; false is an ordinary name with any suggestion.
public final class NamesBenchmark {
    private NamesBenchmark() {}

    private static final int MOST = 8;

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Path texts = Path.of(args[1]);
        int trials = args.length > 2 ? Integer.parseInt(args[2]) : 10_000;
        long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
        int shown = args.length > 4 ? Integer.parseInt(args[4]) : 0;
        List<NameTrials.Listed> listed = new ArrayList<>();
        List<NameSearch.Kind> kinds = new ArrayList<>();
        int parties = 0;
        for (String table : List.of("parties.csv", "parties-us-other.csv")) {
            try (SheetReader rows = SheetReader.open(folder.resolve(table))) {
                for (SheetReader.Line row : rows) {
                    NameSearch.Kind kind = kind(row.get("type"));
                    for (String name : (row.get("name") + "|" + row.get("aliases")).split("\\|")) {
                        if (!name.isBlank()) {
                            listed.add(new NameTrials.Listed(name, parties, kind == NameSearch.Kind.BODY));
                            kinds.add(kind);
                        }
                    }
                    parties++;
                }
            }
        }
        long heapBefore = heap();
        NameSearch<Integer> search = index(listed, kinds);
        long heap = heap() - heapBefore;
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 7; i++) {
            long start = System.nanoTime();
            search = index(listed, kinds);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
            if (i == 0) {
                System.out.printf(Locale.ROOT, "first index built in %.2f s%n", best);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d names of %d parties, %.0f MB, warm %.2f s%n",
                search.size(),
                parties,
                heap / 1e6,
                best);
        List<NameTrials.Trial> changed = NameTrials.changed(listed, trials, seed);
        List<String> ordinary = NameTrials.ordinary(words(texts), trials, seed);
        accuracy(search, changed, ordinary, shown);
        List<String> all = new ArrayList<>();
        changed.forEach(t -> all.add(t.text()));
        all.addAll(ordinary);
        double rate = 0;
        for (int round = 0; round < 6; round++) {
            long start = System.nanoTime();
            int found = 0;
            for (String name : all) {
                found += search.suggest(name, MOST).size();
            }
            rate = Math.max(rate, found < 0 ? 0 : all.size() / ((System.nanoTime() - start) / 1e9));
        }
        System.out.printf(Locale.ROOT, "%.0f names a second on one thread%n", rate);
    }

    private static NameSearch<Integer> index(List<NameTrials.Listed> listed, List<NameSearch.Kind> kinds) {
        NameSearch.Builder<Integer> builder = NameSearch.builder();
        for (int i = 0; i < listed.size(); i++) {
            builder.add(listed.get(i).name(), kinds.get(i), listed.get(i).party());
        }
        return builder.build();
    }

    private static NameSearch.Kind kind(String type) {
        return switch (type) {
            case "individual" -> NameSearch.Kind.PERSON;
            case "vessel", "aircraft" -> NameSearch.Kind.CRAFT;
            default -> NameSearch.Kind.BODY;
        };
    }

    private static void accuracy(
            NameSearch<Integer> search, List<NameTrials.Trial> changed, List<String> ordinary, int shown) {
        Map<NameTrials.Change, int[]> by = new EnumMap<>(NameTrials.Change.class);
        int found = 0;
        int sure = 0;
        int shownMissed = 0;
        for (NameTrials.Trial t : changed) {
            List<Suggestion<Integer>> suggested = search.suggest(t.text(), MOST);
            boolean hit = suggested.stream().anyMatch(s -> s.means() == t.party());
            // Some parties share a name; who finds the namesake finds the name.
            hit |= suggested.stream().anyMatch(s -> s.alias().equals(t.from()));
            int[] n = by.computeIfAbsent(t.change(), _ -> new int[2]);
            n[0]++;
            if (hit) {
                n[1]++;
                found++;
                sure += suggested.getFirst().score() >= Likeness.SURE ? 1 : 0;
            } else if (shownMissed++ < shown) {
                System.out.println("missed " + t + " " + (suggested.isEmpty() ? "" : suggested.getFirst()));
            }
        }
        int falsely = 0;
        int falselySure = 0;
        for (String name : ordinary) {
            List<Suggestion<Integer>> suggested = search.suggest(name, MOST);
            if (!suggested.isEmpty()) {
                falsely++;
                falselySure += suggested.getFirst().score() >= Likeness.SURE ? 1 : 0;
                if (falsely < shown) {
                    System.out.println("false " + name + " -> " + suggested.getFirst());
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "found %.2f %% of %d changed names (%.1f %% sure); false candidates for %.2f %% of %d ordinary names (%.2f %% sure)%n",
                100.0 * found / changed.size(),
                changed.size(),
                100.0 * sure / changed.size(),
                100.0 * falsely / ordinary.size(),
                ordinary.size(),
                100.0 * falselySure / ordinary.size());
        by.forEach((change, n) ->
                System.out.printf(Locale.ROOT, "  %s %.2f %% of %d%n", change, 100.0 * n[1] / n[0], n[0]));
    }

    /// The words of texts that do not begin with a capital.
    private static List<String> words(Path folder) {
        TreeSet<String> words = new TreeSet<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (String word : Files.readString(file).split("[^\\p{L}]+")) {
                    if (word.length() > 3 && word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                        words.add(Character.toUpperCase(word.charAt(0)) + word.substring(1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(words);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
