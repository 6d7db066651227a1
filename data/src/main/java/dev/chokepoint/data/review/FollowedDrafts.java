package dev.chokepoint.data.review;

import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.data.kept.LineLog;
import dev.chokepoint.data.ledger.LedgerReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The drafts of a ledger that several servers write: what one wrote or took away is so in the files of all.
///
/// A line of the store is a draft with its text, or the id of one that was taken away.
final class FollowedDrafts implements Drafts {
    private final LineLog shared;
    private final DraftFile here;
    private final Path world;

    /// How long the lines were when the file had all of them.
    private long followed = -1;

    FollowedDrafts(LineLog shared, Path world) {
        this.shared = shared;
        this.here = new DraftFile(world);
        this.world = world;
    }

    /// Writes into the file what others wrote.
    synchronized void catchUp() {
        long length = shared.length();
        if (length == followed) {
            return;
        }
        addMissing();
        Set<String> gone = new LinkedHashSet<>();
        lines().forEach((id, yaml) -> {
            if (yaml.isEmpty()) {
                gone.add(id);
            }
        });
        gone.forEach(this::takeAway);
        followed = length;
    }

    /// Takes a draft away that another server took away. Where something written here by hand refers to it, it stays:
    /// without rules and events it says nothing.
    private void takeAway(String measure) {
        try {
            here.remove(measure);
        } catch (IllegalArgumentException _) {
            assert here.holds(measure);
        }
    }

    /// Writes what others drafted, and leaves what they took away: events may still be about it here.
    synchronized void addMissing() {
        if (shared.length() == followed) {
            return;
        }
        SequencedMap<String, String> lines = lines();
        if (lines.values().stream().allMatch(String::isEmpty)) {
            return;
        }
        // A draft may have been completed and moved into another file meanwhile.
        Set<String> known = LedgerReader.read(world).value().measures().stream()
                .map(Measure::id)
                .collect(Collectors.toSet());
        lines.forEach((id, yaml) -> {
            if (!yaml.isEmpty() && !known.contains(id) && !here.holds(id)) {
                here.add(yaml);
            }
        });
    }

    /// The text of each draft by its id, in order; none of those taken away.
    private SequencedMap<String, String> lines() {
        SequencedMap<String, String> last = new LinkedHashMap<>();
        shared.read(1, (_, text) -> {
            JsonNode line = JsonMapper.shared().readTree(text);
            last.put(line.path("id").asString(""), line.path("yaml").asString(""));
        });
        return last;
    }

    @Override
    public Path file() {
        return here.file();
    }

    @Override
    public synchronized MeasureDraft add(Supplier<MeasureDraft> draft) {
        AtomicReference<MeasureDraft> made = new AtomicReference<>();
        shared.append(() -> {
            addMissing();
            MeasureDraft one = here.add(draft);
            made.set(one);
            return line(one.measure().id(), one.yaml());
        });
        return made.get();
    }

    @Override
    public synchronized boolean remove(String measure) {
        boolean[] was = {false};
        shared.append(() -> {
            addMissing();
            was[0] = here.remove(measure);
            return line(measure, "");
        });
        return was[0];
    }

    private static String line(String id, String yaml) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("id", id);
        if (!yaml.isEmpty()) {
            told.put("yaml", yaml);
        }
        return JsonMapper.shared().writeValueAsString(told);
    }
}
