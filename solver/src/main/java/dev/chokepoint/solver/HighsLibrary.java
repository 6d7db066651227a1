package dev.chokepoint.solver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/// The HiGHS shared libraries that the jar carries, for five platforms.
public final class HighsLibrary {
    /// A platform that the jar carries a library for.
    enum Platform {
        LINUX_X86_64("linux-x86-64", "libhighs.so.1"),
        LINUX_AARCH64("linux-aarch64", "libhighs.so.1"),
        MACOS_X86_64("darwin-x86-64", "libhighs.1.dylib"),
        MACOS_AARCH64("darwin-aarch64", "libhighs.1.dylib"),
        WINDOWS_X86_64("win32-x86-64", "highs.dll");

        private final String folder;
        private final String file;

        Platform(String folder, String file) {
            this.folder = folder;
            this.file = file;
        }

        String file() {
            return file;
        }

        String resource() {
            return "/natives/" + folder + "/" + file;
        }

        /// The platform by the values of the system properties `os.name` and `os.arch`.
        static Platform of(String os, String architecture) {
            String system = os.toLowerCase(Locale.ROOT);
            boolean arm = switch (architecture.toLowerCase(Locale.ROOT)) {
                case "amd64", "x86_64", "x86-64" -> false;
                case "aarch64", "arm64" -> true;
                default -> throw unsupported(os, architecture);
            };
            if (system.startsWith("linux")) {
                return arm ? LINUX_AARCH64 : LINUX_X86_64;
            }
            if (system.startsWith("mac")) {
                return arm ? MACOS_AARCH64 : MACOS_X86_64;
            }
            if (system.startsWith("windows") && !arm) {
                return WINDOWS_X86_64;
            }
            throw unsupported(os, architecture);
        }

        private static MissingLibraryException unsupported(String os, String architecture) {
            return new MissingLibraryException("There is no HiGHS library for this platform (" + os + ", "
                    + architecture + "); there is one for Linux and macOS on x86-64 and arm64, and Windows on x86-64."
                    + "\n    Maybe install HiGHS 1.12 and give its library to Highs.load.");
        }
    }

    private HighsLibrary() {}

    /// Copies the library for this machine into the directory and returns its path.
    ///
    /// The file stands in a folder named by the hash of its content and is moved there whole, so that several
    /// processes may do this at once, and an older version that is in use is left alone. A file that stands
    /// there is used if its content is right, and replaced if it is not.
    public static Path unpack(Path directory) {
        Platform platform = Platform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        return unpack(directory, platform);
    }

    static Path unpack(Path directory, Platform platform) {
        try {
            byte[] content = content(platform);
            Path folder = directory.resolve("highs-" + hash(content));
            Path target = folder.resolve(platform.file());
            if (holds(target, content)) {
                return target;
            }
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, platform.file(), ".part");
            try {
                Files.write(part, content);
                move(part, target, content);
            } finally {
                Files.deleteIfExists(part);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The HiGHS library cannot be unpacked into the directory (" + directory + "): " + e, e);
        }
    }

    private static void move(Path part, Path target, byte[] content) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            // Windows does not replace a library that another process has loaded meanwhile; it is the same one.
            if (!holds(target, content)) {
                throw e;
            }
        }
    }

    private static boolean holds(Path target, byte[] content) throws IOException {
        return Files.isRegularFile(target)
                && Files.size(target) == content.length
                && Arrays.equals(Files.readAllBytes(target), content);
    }

    private static byte[] content(Platform platform) throws IOException {
        try (InputStream in = HighsLibrary.class.getResourceAsStream(platform.resource())) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks the HiGHS library (" + platform.resource()
                        + ").\n    Maybe it was built without the Maven phase generate-resources.");
            }
            return in.readAllBytes();
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
