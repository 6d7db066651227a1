package dev.chokepoint.app.server.kept;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Ids that nobody guesses and that tell nothing of what they name.
final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 6;

    private Ids() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
