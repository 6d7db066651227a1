package dev.chokepoint.data.kept;

import dev.chokepoint.data.kept.StoreChange.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a server keeps, in the files of a folder.
public final class FileStore implements ServerStore {
    /// The form of the name of lines or files.
    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]*(/[a-z0-9][a-z0-9_.-]*)?");

    private static final String LINES_END = ".jsonl";

    private final Path folder;
    private final KeptTexts scenarios;
    private final KeptTexts companies;
    private final KeptAnswers answers;
    private final JobQueue jobs;
    private final MemoryChanges changes = new MemoryChanges();
    private final OpenPages pages = new MemoryPages(changes::wakeAll);
    private final Leases reviews = new ToldLeases(new MemoryLeases(InstantSource.system()), changes);

    private FileStore(Path folder, Path answers) {
        this.folder = folder;
        this.scenarios = new ToldTexts(new FileTexts(folder.resolve("scenarios"), ".yaml"), Kind.SCENARIO, changes);
        this.companies = new ToldTexts(new FileTexts(folder.resolve("companies"), ".json"), Kind.COMPANY, changes);
        this.answers = new FileAnswers(answers);
        this.jobs = new ToldJobs(new FileJobs(answers.resolve("jobs"), InstantSource.system()), changes);
    }

    /// The store in a folder, which need not be there yet.
    public static FileStore of(Path folder) {
        return of(folder, folder.resolve("answers"));
    }

    /// The same, with answers in a folder of their own.
    public static FileStore of(Path folder, Path answers) {
        return new FileStore(folder, answers);
    }

    @Override
    public KeptTexts scenarios() {
        return scenarios;
    }

    @Override
    public KeptTexts companies() {
        return companies;
    }

    @Override
    public KeptAnswers answers() {
        return answers;
    }

    @Override
    public JobQueue jobs() {
        return jobs;
    }

    @Override
    public Leases reviews() {
        return reviews;
    }

    private static String named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name (" + name + ") must be small letters, digits and dashes.");
        }
        return name;
    }

    private Path lines() {
        return folder.resolve("lines");
    }

    private Path files() {
        return folder.resolve("files");
    }

    @Override
    public LineLog lines(String name) {
        return told(name, new FileLines(lines().resolve(named(name) + LINES_END)));
    }

    /// Lines that lie elsewhere, such as in the folder of a world; pages hear of them as of
    /// those of the store.
    ///
    /// @param name under which name the store would have them
    public LineLog told(String name, LineLog lines) {
        return Kind.ofLines(name)
                .<LineLog>map(kind -> new ToldLines(lines, kind, StoreChange.ownerOfLines(name), changes))
                .orElse(lines);
    }

    @Override
    public StoreChanges changes() {
        return changes;
    }

    @Override
    public OpenPages pages() {
        return pages;
    }

    @Override
    public List<String> lineNames() {
        return names(lines(), Files::isRegularFile).stream()
                .filter(n -> n.endsWith(LINES_END))
                .map(n -> n.substring(0, n.length() - LINES_END.length()))
                .filter(n -> NAME.matcher(n).matches())
                .toList();
    }

    @Override
    public KeptFiles files(String name) {
        return KeptFiles.in(files().resolve(named(name)));
    }

    @Override
    public List<String> fileNames() {
        return names(files(), Files::isDirectory).stream()
                .filter(n -> NAME.matcher(n).matches())
                .filter(n -> !files(n).names().isEmpty())
                .toList();
    }

    /// Paths below a folder, two steps deep at most.
    private static List<String> names(Path folder, java.util.function.Predicate<Path> which) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder, 2)) {
            return paths.filter(p -> !p.equals(folder))
                    .filter(which)
                    .map(p -> folder.relativize(p).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // Every file is closed once it was read or written.
    }
}
