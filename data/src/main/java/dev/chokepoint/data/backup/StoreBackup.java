package dev.chokepoint.data.backup;

import dev.chokepoint.data.files.Sha256;
import dev.chokepoint.data.kept.FileStore;
import dev.chokepoint.data.kept.ServerStore;
import dev.chokepoint.data.kept.StoreCopy;
import dev.chokepoint.data.receipt.CanonicalJson;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Users;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A backup of a store in one file: the files of a [FileStore], with persons and the hashes of their tokens, in an
/// archive.
///
/// The same content gives the same bytes, so that a backup of what was restored is the backup. Its last entry has the
/// SHA-256 of every other; nothing is restored of a file where one differs, nor into a store that holds anything.
public final class StoreBackup {
    private static final String HASHES = "sha256.txt";
    private static final String USERS = "users.json";
    private static final String STORE = "store/";

    /// Archives know no time zone; every entry has the same time.
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private StoreBackup() {}

    /// Writes a backup, which only its owner can read.
    ///
    /// @param users who may ask; empty where there are no users
    public static StoreCopy.Copied write(ServerStore store, Optional<Users> users, Path file) {
        try {
            Path folder = Files.createTempDirectory("chokepoint-backup");
            try {
                StoreCopy.Copied copied = StoreCopy.copy(store, FileStore.of(folder.resolve(STORE)));
                if (users.isPresent()) {
                    Files.createDirectories(folder);
                    Files.writeString(folder.resolve(USERS), told(users.get()));
                }
                // Made as one that only its owner can read, as the folder beside it is.
                Path part = Files.createTempFile(folder, "backup", ".zip");
                archive(folder, part);
                Files.move(part, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
                return copied;
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void archive(Path folder, Path into) throws IOException {
        StringBuilder hashes = new StringBuilder();
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(into))) {
            for (Path path : files(folder, into)) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                hashes.append(hash(path)).append("  ").append(name).append('\n');
                entry(out, name);
                Files.copy(path, out);
            }
            entry(out, HASHES);
            out.write(hashes.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String hash(Path file) throws IOException {
        return Sha256.hex(Files.readAllBytes(file));
    }

    private static List<Path> files(Path folder, Path except) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(p -> !p.equals(except))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    private static void entry(ZipOutputStream out, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
    }

    private static String told(Users users) {
        List<Map<String, Object>> persons = new ArrayList<>();
        for (Person p : users.all()) {
            persons.add(new TreeMap<>(Map.of("name", p.name(), "role", p.role().word(), "teams", p.teams())));
        }
        List<Map<String, Object>> tokens = new ArrayList<>();
        for (Users.KeptToken t : users.keptTokens()) {
            tokens.add(new TreeMap<>(Map.of(
                    "id", t.id(),
                    "person", t.person(),
                    "hash", t.hash(),
                    "label", t.label(),
                    "created", t.created().toString())));
        }
        return CanonicalJson.of(new TreeMap<>(Map.of("persons", persons, "tokens", tokens))) + "\n";
    }

    /// Takes a backup into a store that holds nothing yet.
    ///
    /// @param users where persons go; empty where there are no users
    /// @throws IllegalArgumentException if the file is no whole backup, or the store holds something
    public static StoreCopy.Copied restore(Path file, ServerStore store, Optional<Users> users) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("The backup (" + file + ") must be a file.");
        }
        boolean empty = store.scenarios().all().isEmpty()
                && store.companies().all().isEmpty()
                && store.lineNames().isEmpty()
                && store.fileNames().isEmpty()
                && users.map(u -> u.all().isEmpty()).orElse(true);
        if (!empty) {
            throw new IllegalArgumentException(
                    "The store must hold nothing; a backup is restored into a new database.\nMaybe create one.");
        }
        try {
            Path folder = Files.createTempDirectory("chokepoint-restore");
            try {
                unpack(file, folder);
                Path told = folder.resolve(USERS);
                if (users.isPresent() && Files.exists(told)) {
                    restore(JsonMapper.shared().readTree(Files.readString(told)), users.get());
                }
                return StoreCopy.copy(FileStore.of(folder.resolve(STORE)), store);
            } finally {
                remove(folder);
            }
        } catch (JacksonException e) {
            throw damaged(file, USERS, e);
        } catch (IOException e) {
            throw damaged(file, "the archive", e);
        }
    }

    private static void restore(JsonNode told, Users users) {
        for (JsonNode p : told.path("persons")) {
            List<String> teams = new ArrayList<>();
            p.path("teams").forEach(t -> teams.add(t.asString()));
            users.put(new Person(
                    p.path("name").asString(""), Role.of(p.path("role").asString("")), teams));
        }
        for (JsonNode t : told.path("tokens")) {
            users.put(new Users.KeptToken(
                    t.path("id").asString(""),
                    t.path("person").asString(""),
                    t.path("hash").asString(""),
                    t.path("label").asString(""),
                    Instant.parse(t.path("created").asString(""))));
        }
    }

    /// Unpacks an archive where every file is the one that it was.
    private static void unpack(Path file, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry list = zip.getEntry(HASHES);
            if (list == null) {
                throw damaged(file, HASHES + " is missing", null);
            }
            int known = 0;
            for (String line : text(zip, list).lines().toList()) {
                String[] parts = line.split("  ", 2);
                ZipEntry entry = parts.length == 2 ? zip.getEntry(parts[1]) : null;
                Path to = parts.length == 2 ? folder.resolve(parts[1]).normalize() : folder;
                if (entry == null || to.equals(folder) || !to.startsWith(folder)) {
                    throw damaged(file, line, null);
                }
                Files.createDirectories(to.resolve("..").normalize());
                try (InputStream in = zip.getInputStream(entry);
                        OutputStream out = Files.newOutputStream(to)) {
                    in.transferTo(out);
                }
                if (!hash(to).equals(parts[0])) {
                    throw damaged(file, parts[1] + " was changed", null);
                }
                known++;
            }
            if (known + 1 != zip.size()) {
                throw damaged(file, "it holds files that " + HASHES + " does not name", null);
            }
        }
    }

    private static String text(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static IllegalArgumentException damaged(
            Path file, String what, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException(
                "The backup (" + file + ") must be one that admin backup wrote, whole: " + what + ".", cause);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
