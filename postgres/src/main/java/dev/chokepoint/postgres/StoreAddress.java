package dev.chokepoint.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a store is and who may open it. Its text never holds the password.
///
/// @param url `jdbc:postgresql://HOST:PORT/DATABASE` without user or password
public record StoreAddress(String url, String user, String password) {
    /// Who opens the store.
    public static final String USER = "CHOKEPOINT_STORE_USER";

    /// The password, where it does not stand in a file.
    public static final String PASSWORD = "CHOKEPOINT_STORE_PASSWORD";

    /// A file that holds the password.
    public static final String PASSWORD_FILE = "CHOKEPOINT_STORE_PASSWORD_FILE";

    private static final Pattern FORM =
            Pattern.compile("jdbc:postgresql://[^/?#@\\s]+/[^/?#@\\s]+(\\?[A-Za-z]+=[^&\\s]*(&[A-Za-z]+=[^&\\s]*)*)?");
    private static final Pattern SECRET = Pattern.compile("[?&](?i:user|password|sslpassword)=");

    /// The store of an address, with user and password from the environment or a file that it names.
    ///
    /// @throws IllegalArgumentException if the address is another one, or holds a user or a password
    public static StoreAddress of(String url, Map<String, String> environment) {
        Matcher secret = SECRET.matcher(url);
        if (!FORM.matcher(url).matches() || secret.find()) {
            throw new IllegalArgumentException(
                    "--store must be jdbc:postgresql://HOST:PORT/DATABASE, without user and password." + "\nMaybe set "
                            + USER + " and " + PASSWORD_FILE + " (or " + PASSWORD + ") instead.");
        }
        String file = environment.getOrDefault(PASSWORD_FILE, "");
        return new StoreAddress(
                url,
                environment.getOrDefault(USER, "chokepoint"),
                file.isEmpty() ? environment.getOrDefault(PASSWORD, "") : password(Path.of(file)));
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The file (" + file + ") of " + PASSWORD_FILE + " must hold the password and be readable.", e);
        }
    }

    @Override
    public String toString() {
        return "the store";
    }
}
