package dev.chokepoint.data.kept;

import dev.chokepoint.data.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Texts in a folder, one file each; those of a team in a folder of its name within.
///
/// A file is written whole or not at all, and what was written is on the disk before it is said to be.
public final class FileTexts implements KeptTexts {
    private final Path folder;
    private final String ending;

    /// @param ending what the name of each file ends with, such as `.yaml`
    public FileTexts(Path folder, String ending) {
        this.folder = folder;
        this.ending = ending;
    }

    @Override
    public synchronized List<KeptText> all() {
        List<KeptText> all = new ArrayList<>();
        for (String team : teams()) {
            for (String name : names(of(team))) {
                if (name.endsWith(ending)) {
                    read(team, name.substring(0, name.length() - ending.length()))
                            .ifPresent(all::add);
                }
            }
        }
        all.sort(Comparator.comparing(KeptText::id));
        return all;
    }

    /// Nobody's team first.
    private List<String> teams() {
        List<String> teams = new ArrayList<>(List.of(""));
        names(folder).stream()
                .filter(n -> ID.matcher(n).matches() && Files.isDirectory(folder.resolve(n)))
                .forEach(teams::add);
        return teams;
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path of(String team) {
        return team.isEmpty() ? folder : folder.resolve(team);
    }

    private Path file(String team, String id) {
        return of(team).resolve(id + ending);
    }

    private Optional<KeptText> read(String team, String id) {
        Path file = file(team, id);
        if (!ID.matcher(id).matches() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Files.size(file) > MOST_BYTES
                    ? Optional.empty()
                    : Optional.of(new KeptText(id, team, Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Optional<KeptText> find(String id) {
        return ID.matcher(id).matches()
                ? teams().stream().flatMap(t -> read(t, id).stream()).findFirst()
                : Optional.empty();
    }

    @Override
    public synchronized KeptText add(String start, String team, String text) {
        String id = start;
        for (int k = 2; find(id).isPresent(); k++) {
            id = start + "-" + k;
        }
        return put(new KeptText(id, team, text));
    }

    @Override
    public synchronized KeptText put(KeptText text) {
        if (!ID.matcher(text.id()).matches()
                || !(text.team().isEmpty() || ID.matcher(text.team()).matches())) {
            throw new IllegalArgumentException("The id (" + text.id() + ") and the team (" + text.team()
                    + ") must be small letters, digits and dashes.");
        }
        find(text.id()).filter(old -> !old.team().equals(text.team())).ifPresent(this::delete);
        AtomicFile.write(file(text.team(), text.id()), text.text());
        return text;
    }

    @Override
    public synchronized KeptText replace(String id, String revision, String text) {
        return put(new KeptText(id, unmoved(id, revision).team(), text));
    }

    @Override
    public synchronized void remove(String id, String revision) {
        delete(unmoved(id, revision));
    }

    private void delete(KeptText text) {
        try {
            Files.deleteIfExists(file(text.team(), text.id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeptText unmoved(String id, String revision) {
        return find(id).filter(k -> revision.isEmpty() || revision.equals(k.revision()))
                .orElseThrow(() -> new ChangedMeanwhile(id));
    }
}
