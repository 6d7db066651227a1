package dev.chokepoint.data.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A key in a file that only its owner reads: both halves as PEM.
public final class KeyFile {
    private static final Pattern SECRET =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern SHOWN =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private final Path file;

    private KeyFile(Path file) {
        this.file = file;
    }

    /// The key in a file, which need not be there yet.
    public static KeyFile at(Path file) {
        return new KeyFile(file);
    }

    public Path file() {
        return file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /// The key; a new one where the file is not there.
    public SigningKey loadOrCreate() {
        if (!Files.exists(file)) {
            create();
        }
        return load();
    }

    /// The key with both halves.
    ///
    /// @throws IllegalArgumentException if the file holds none
    public SigningKey load() {
        String text = text();
        Matcher secret = SECRET.matcher(text);
        if (!secret.find()) {
            throw new IllegalArgumentException("The key (" + file + ") must hold a PRIVATE KEY and a PUBLIC KEY as PEM."
                    + "\nMaybe name another file with --key or CHOKEPOINT_KEY; where there is none, one is made.");
        }
        return SigningKey.of(secret.group(1).replaceAll("\\s", ""), shown());
    }

    /// The public half, from a file that holds both halves, only that, or its base64 alone.
    ///
    /// @throws IllegalArgumentException if the file holds none
    public VerificationKey shown() {
        String text = text();
        Matcher shown = SHOWN.matcher(text);
        try {
            return new VerificationKey((shown.find() ? shown.group(1) : text).replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The key (" + file + ") must hold a PUBLIC KEY as PEM, or its base64 alone.", e);
        }
    }

    /// Whether others than the owner may read the private key.
    public boolean isOpenToOthers() {
        try {
            Set<PosixFilePermission> who = Files.getPosixFilePermissions(file);
            return who.contains(PosixFilePermission.GROUP_READ) || who.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /// A public key as PEM.
    public static String pem(VerificationKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + key.text() + "\n-----END PUBLIC KEY-----\n";
    }

    private String text() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("The key (" + file + ") cannot be read.", e);
        }
    }

    /// Makes a key. The file is whole from the moment it has its name; a key that is there meanwhile stays.
    private void create() {
        SigningKey key = SigningKey.create();
        String text =
                "-----BEGIN PRIVATE KEY-----\n" + key.secret() + "\n-----END PRIVATE KEY-----\n" + pem(key.shown());
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("The key (" + file + ") must be a file.");
        }
        try {
            Files.createDirectories(folder, onlyOwner(folder, "rwx------"));
            Path part = Files.createTempFile(folder, ".key", ".part", onlyOwner(folder, "rw-------"));
            try {
                Files.writeString(part, text, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
                giveName(part, whole);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key (" + file + ") cannot be written: " + e.getMessage()
                            + ".\nMaybe name another file with --key or CHOKEPOINT_KEY.",
                    e);
        }
    }

    private static void giveName(Path part, Path whole) throws IOException {
        try {
            Files.createLink(whole, part);
        } catch (FileAlreadyExistsException e) {
            // Another program made one meanwhile: that is the key.
        } catch (UnsupportedOperationException | IOException e) {
            if (!Files.exists(whole, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(part, whole);
            }
        }
    }

    private static FileAttribute<?>[] onlyOwner(Path folder, String permissions) {
        boolean posix = (Files.exists(folder) ? folder.getFileSystem() : FileSystems.getDefault())
                .supportedFileAttributeViews()
                .contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
