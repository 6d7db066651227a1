package dev.chokepoint.data.review;

import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.world.WorldLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The file of drafts of the ledger of a world. What others wrote into it by hand stays as it is.
final class DraftFile implements Drafts {
    private static final String HEAD =
            "# Measures that only claims tell of so far: read the act, write the rules, move them.\nmeasures:\n";

    private static final String ENTRY = "- id: ";

    private final Path world;
    private final Path file;

    DraftFile(Path world) {
        this.world = world;
        this.file = WorldLayout.of(world).ledger().resolve("measures").resolve(MeasureDraft.FILE);
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public synchronized MeasureDraft add(Supplier<MeasureDraft> draft) {
        MeasureDraft made = draft.get();
        add(made.yaml());
        return made;
    }

    /// Adds the lines of a draft.
    synchronized void add(String yaml) {
        change(Optional.of(SoundEdit.find(file).orElse(HEAD) + yaml), "The draft was not written: ");
    }

    /// Whether a draft of a measure stands in the file.
    synchronized boolean holds(String measure) {
        return SoundEdit.find(file)
                .filter(t -> t.lines().anyMatch(isEntry(measure)))
                .isPresent();
    }

    @Override
    public synchronized boolean remove(String measure) {
        if (!holds(measure)) {
            return false;
        }
        List<String> rest = without(SoundEdit.text(file).lines().toList(), measure);
        String text = String.join("\n", rest) + "\n";
        change(text.equals(HEAD) ? Optional.empty() : Optional.of(text), "The draft was not taken away: ");
        return true;
    }

    /// The lines without the entry of a measure and the blank line above it.
    private static List<String> without(List<String> lines, String measure) {
        List<String> rest = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (isEntry(measure).test(line)) {
                inside = true;
                if (!rest.isEmpty() && rest.getLast().isBlank()) {
                    rest.removeLast();
                }
            } else if (inside && (line.isBlank() || !Character.isWhitespace(line.charAt(0)))) {
                inside = false;
            }
            if (!inside) {
                rest.add(line);
            }
        }
        return rest;
    }

    private static Predicate<String> isEntry(String measure) {
        return line ->
                line.startsWith(ENTRY) && line.substring(ENTRY.length()).strip().equals(measure);
    }

    private void change(Optional<String> text, String refusal) {
        SequencedMap<Path, Optional<String>> files = new LinkedHashMap<>();
        files.put(file, text);
        SoundEdit.change(files, () -> LedgerReader.read(world).problems(), refusal);
    }
}
