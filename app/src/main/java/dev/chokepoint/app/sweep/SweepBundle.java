package dev.chokepoint.app.sweep;

import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.data.world.WorldHash;
import dev.chokepoint.data.world.WorldLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// All files that a sweep reads as one array of bytes, so that another machine can read them again.
///
/// Every file keeps its whole path below one folder: what names another file by a path, or by the name of a world in a
/// folder above, finds it there as well.
public final class SweepBundle {
    private static final String INDEX = "index.properties";
    private static final String PLAN = "plan";
    private static final String HOME = "home";
    private static final String WORLD = "world.";

    private SweepBundle() {}

    /// Packs the plan, its scenarios with what they branch from, and its worlds with all that is read beside them.
    public static byte[] pack(SweepFiles files) {
        Set<Path> all = new TreeSet<>();
        Properties index = new Properties();
        index.setProperty(PLAN, place(files.planFile()));
        index.setProperty(HOME, home().isBlank() ? "" : place(Path.of(home())));
        all.add(whole(files.planFile()));
        files.plan().scenarios().stream().filter(s -> !s.isEmpty()).forEach(s -> {
            all.add(whole(files.scenario(s)));
            files.scenarioFiles(s).forEach(file -> all.add(whole(file)));
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String world : files.plan().worlds()) {
                Path folder = files.folder(world);
                index.setProperty(WORLD + world, place(folder));
                all.addAll(WorldHash.files(whole(folder)));
                WorldLayout layout = WorldLayout.of(folder);
                for (Path outside : layout.outside()) {
                    all.addAll(WorldHash.files(whole(outside)));
                }
                layout.headersOfLedger().forEach(file -> all.add(whole(file)));
                files.beside(world).forEach(file -> all.add(whole(file)));
            }
            StringWriter text = new StringWriter();
            index.store(text, null);
            put(zip, INDEX, text.toString().getBytes(StandardCharsets.UTF_8));
            for (Path file : all) {
                put(zip, place(file), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Unpacks the files into a new folder and reads the plan there.
    public static SweepFiles unpack(byte[] bundle, Path into) {
        Properties index = new Properties();
        Path root = whole(into);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(INDEX)) {
                    index.load(new StringReader(new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
                } else {
                    write(zip, root, entry.getName());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String home = index.getProperty(HOME, "");
        if (home().isBlank() && !home.isEmpty()) {
            // What is found by the place of the installation is found there, too.
            System.setProperty(WorldFolder.HOME_PROPERTY, root.resolve(home).toString());
        }
        return SweepFiles.read(
                root.resolve(index.getProperty(PLAN)), world -> root.resolve(index.getProperty(WORLD + world)));
    }

    private static void write(InputStream from, Path root, String name) throws IOException {
        Path file = root.resolve(name).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("The bundle names a file (" + name + ") outside its folder.");
        }
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, from.readAllBytes());
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static String home() {
        return System.getProperty(WorldFolder.HOME_PROPERTY, "");
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /// The place of a file in the bundle: its whole path with slashes, without the root.
    private static String place(Path path) {
        return StreamSupport.stream(whole(path).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
