package dev.chokepoint.data.world;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the folder of a world that a user named.
public final class WorldFolder {
    /// The world that commands use by default.
    public static final String DEFAULT = "us-china-2025";

    /// The world of the newest figures.
    public static final String TODAY = "us-china-2026";

    /// The system property that holds the folder of the installation.
    public static final String HOME_PROPERTY = "chokepoint.home";

    private WorldFolder() {}

    /// The folder of `name`: a path, or the name of a world in `worlds/` of the installation or the
    /// current folder.
    public static Path find(String name) {
        List<Path> bases = new ArrayList<>();
        bases.add(Path.of(""));
        String home = System.getProperty(HOME_PROPERTY, "");
        if (!home.isBlank()) {
            bases.add(Path.of(home));
        }
        return find(name, bases);
    }

    /// The folder of the bundled world of the newest figures; of the default one where that is not bundled.
    public static Path newest() {
        try {
            return find(TODAY);
        } catch (IllegalArgumentException notBundled) {
            return find(DEFAULT);
        }
    }

    /// The folder of a world that a file in `from` names: a path seen from there, or the name of a world in `worlds/`
    /// of a folder above or of the installation.
    public static Path findFrom(Path from, String name) {
        List<Path> bases = new ArrayList<>();
        for (Path base = from.toAbsolutePath().normalize(); base != null; base = base.getParent()) {
            bases.add(base);
        }
        String home = System.getProperty(HOME_PROPERTY, "");
        if (!home.isBlank()) {
            bases.add(Path.of(home));
        }
        return find(name, bases);
    }

    /// Looks for `name` as a path, then in `worlds/` of each of the bases.
    static Path find(String name, List<Path> bases) {
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The world (" + name + ") must be a folder or the name of a world.");
        }
        List<Path> tried = new ArrayList<>();
        Path given = bases.getFirst().resolve(name);
        tried.add(given);
        bases.forEach(base -> tried.add(base.resolve("worlds").resolve(name)));
        for (Path folder : tried) {
            if (Files.isRegularFile(folder.resolve("world.yaml"))) {
                return folder;
            }
        }
        if (Files.isDirectory(given)) {
            throw new IllegalArgumentException("The folder (" + name + ") holds no world.yaml, so it is not a world."
                    + "\nMaybe \"chokepoint world init " + name + "\" was meant, for a new one.");
        }
        throw new IllegalArgumentException("The world (" + name + ") was not found; looked for "
                + String.join(
                        ", ", tried.stream().map(Path::toString).distinct().toList()) + ".");
    }
}
