package dev.chokepoint.data.kept;

import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers in a folder, each in a file named by the hash of its bytes; those of a team in `teams/TEAM` within.
public final class FileAnswers implements KeptAnswers {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String END = ".json";

    private final Path folder;

    public FileAnswers(Path folder) {
        this.folder = folder;
    }

    @Override
    public String put(byte[] bytes, String team) {
        String hash = Sha256.hex(bytes);
        if (find(hash).isEmpty()) {
            AtomicFile.write(of(team).resolve(hash + END), bytes);
        }
        return hash;
    }

    private Path of(String team) {
        return team.isEmpty() ? folder : folder.resolve("teams").resolve(team);
    }

    private List<String> teams() {
        return Stream.concat(Stream.of(""), list(folder.resolve("teams")).stream())
                .toList();
    }

    private static List<String> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Answer> find(String hash) {
        if (!HASH.matcher(hash).matches()) {
            return Optional.empty();
        }
        for (String team : teams()) {
            Path file = of(team).resolve(hash + END);
            if (Files.isRegularFile(file)) {
                try {
                    return Optional.of(new Answer(Files.readAllBytes(file), team));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> team(String hash) {
        return HASH.matcher(hash).matches()
                ? teams().stream()
                        .filter(t -> Files.isRegularFile(of(t).resolve(hash + END)))
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public Optional<Given> given(String question) {
        return read(questionFile(question)).map(Told::given).filter(g -> isKept(g.answer()));
    }

    private boolean isKept(String hash) {
        return team(hash).isPresent();
    }

    /// What a file of a question says.
    private record Told(String question, Given given) {}

    private static Optional<Told> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode told = JsonMapper.shared().readTree(Files.readString(file));
            return Optional.of(new Told(
                    told.path("question").asString(""),
                    new Given(
                            told.path("answer").asString(""),
                            told.path("at").asString(""),
                            told.path("seconds").asDouble(0))));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public void point(String question, Given given) {
        if (given(question).equals(Optional.of(given))) {
            return;
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("question", question);
        told.put("answer", given.answer());
        told.put("at", given.at());
        told.put("seconds", given.seconds());
        AtomicFile.write(questionFile(question), JsonMapper.shared().writeValueAsString(told) + "\n");
    }

    private Path questions() {
        return folder.resolve("questions");
    }

    private Path questionFile(String question) {
        return questions().resolve(Sha256.hex(question) + END);
    }

    private Path latest() {
        return questions().resolve("latest-seconds.txt");
    }

    @Override
    public double latestSeconds() {
        if (!Files.isRegularFile(latest())) {
            return 0;
        }
        try {
            return Double.parseDouble(Files.readString(latest()).strip());
        } catch (IOException | NumberFormatException e) {
            // Only a hint.
            return 0;
        }
    }

    @Override
    public void tellLatestSeconds(double seconds) {
        AtomicFile.write(latest(), Double.toString(seconds) + "\n");
    }

    @Override
    public void eachAnswer(BiConsumer<String, Answer> each) {
        for (String team : teams()) {
            for (String name : list(of(team))) {
                String hash = name.endsWith(END) ? name.substring(0, name.length() - END.length()) : "";
                if (HASH.matcher(hash).matches()) {
                    find(hash).ifPresent(a -> each.accept(hash, a));
                }
            }
        }
    }

    @Override
    public void eachQuestion(BiConsumer<String, Given> each) {
        for (String name : list(questions())) {
            if (name.endsWith(END)) {
                read(questions().resolve(name))
                        .filter(t -> isKept(t.given().answer()))
                        .ifPresent(t -> each.accept(t.question(), t.given()));
            }
        }
    }
}
