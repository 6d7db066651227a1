package dev.chokepoint.app.cli.ledger;

import dev.chokepoint.data.receipt.ChainEnds;
import dev.chokepoint.data.receipt.KeyFile;
import dev.chokepoint.data.receipt.SigningKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The key of this installation, with which receipts are signed.
public final class KeyOption {
    private static final String VARIABLE = "CHOKEPOINT_KEY";
    private static final String FILE = "receipt.key";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "the key that signs, made on first use (default: CHOKEPOINT_KEY, or receipt.key in your"
                    + " configuration folder)")
    private @Nullable Path key;

    /// The key of the installation, whether it is there yet or not.
    KeyFile file() {
        return key != null ? KeyFile.at(key) : ofInstallation();
    }

    /// The key that is used where no option names another one.
    static KeyFile ofInstallation() {
        String named = System.getenv().getOrDefault(VARIABLE, "");
        return KeyFile.at(
                named.isBlank() ? configuration().resolve("chokepoint").resolve(FILE) : Path.of(named.strip()));
    }

    /// The folder in which programs keep what belongs to a user: that of Windows, or that of the XDG base directories.
    private static Path configuration() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        String folder = System.getenv().getOrDefault(windows ? "APPDATA" : "XDG_CONFIG_HOME", "");
        return folder.isBlank() ? Path.of(System.getProperty("user.home", "."), ".config") : Path.of(folder);
    }

    /// The key to sign with; a new one is told, and one that others can read.
    public SigningKey toSign(PrintWriter err) {
        KeyFile file = file();
        boolean fresh = !file.exists();
        SigningKey signing = file.loadOrCreate();
        if (fresh) {
            err.println("A key to sign receipts with was made: " + file.file() + ", public key "
                    + signing.shown().text() + ".");
        } else if (file.isOpenToOthers()) {
            err.println("Others can read the key (" + file.file() + "): receipts could be signed in your name."
                    + "\nMaybe chmod 600 it.");
        }
        return signing;
    }

    public ChainEnds ends() {
        return ChainEnds.beside(file().file());
    }
}
