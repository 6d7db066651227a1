package dev.chokepoint.data.ledger;

import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.data.world.WorldLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the folder of a world that has a ledger; the rest of the world need not be there.
public final class LedgerFolder {
    private LedgerFolder() {}

    /// The folder of `name`: a path, or the name of a world in `worlds/` of the installation or the
    /// current folder.
    public static Path find(String name) {
        List<Path> tried = new ArrayList<>();
        tried.add(Path.of(name));
        tried.add(Path.of("worlds").resolve(name));
        String home = System.getProperty(WorldFolder.HOME_PROPERTY, "");
        if (!home.isBlank()) {
            tried.add(Path.of(home).resolve("worlds").resolve(name));
        }
        for (Path folder : tried) {
            if (Files.isDirectory(WorldLayout.of(folder).ledger().resolve("measures"))) {
                return folder;
            }
        }
        throw new IllegalArgumentException("The world (" + name + ") holds no ledger; looked for ledger/measures in "
                + String.join(", ", tried.stream().map(Path::toString).toList()) + ".");
    }
}
