package dev.chokepoint.site;

import dev.chokepoint.app.Main;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;

/// The documentation of a project folder as pages.
final class Site {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "report", ".git");
    private static final List<String> OWN_FILES = List.of("site.css", "theme.js", "search.js");

    private final Path root;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Set<String> copied = new TreeSet<>();

    Site(Path root) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        for (String path : documents()) {
            add(new Source(path, page(path), Kind.of(path), Files.readString(this.root.resolve(path))));
        }
        new CommandReference(new CommandLine(new Main()).getCommandSpec())
                .pages()
                .forEach(this::add);
        add(HttpReference.page());
        add(TableReference.page(this.root));
        new SchemaReference(this.root).pages().forEach(this::add);
    }

    private void add(Source source) {
        sources.put(source.path(), source);
    }

    List<Source> sources() {
        return List.copyOf(sources.values());
    }

    /// Writes all pages into a folder, which is made, and returns how many.
    int write(Path folder) throws IOException {
        Layout layout = new Layout(sources());
        List<Section> sections = new ArrayList<>();
        for (Source source : sources.values()) {
            Rendered rendered = Markdown.render(source, to -> target(source, to));
            write(folder.resolve(source.page()), layout.page(source, rendered.html()));
            sections.addAll(rendered.sections());
        }
        write(folder.resolve("search.html"), layout.searchPage());
        write(folder.resolve("search-index.js"), SearchIndex.script(sections));
        for (String file : copied) {
            Path to = folder.resolve(placeOf(file));
            Files.createDirectories(to.getParent());
            Files.copy(root.resolve(file), to, StandardCopyOption.REPLACE_EXISTING);
        }
        for (String name : OWN_FILES) {
            try (InputStream in = Site.class.getResourceAsStream("/site/" + name)) {
                if (in == null) {
                    throw new IOException("The file (" + name + ") of the site is missing in the program.");
                }
                Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return sources.size() + 1;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> documents() throws IOException {
        List<String> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                Path name = folder.getFileName();
                boolean ours = folder.equals(root)
                        || (name != null
                                && !NOT_OURS.contains(name.toString())
                                && !Files.exists(folder.resolve(".git")));
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    found.add(root.relativize(file).toString().replace('\\', '/'));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.naturalOrder());
        return found;
    }

    private static String page(String path) {
        if (path.equals("README.md")) {
            return "index.html";
        }
        return placeOf(path).replaceFirst("\\.md$", ".html");
    }

    /// Where a file of the project goes on the site.
    private static String placeOf(String path) {
        return path.startsWith("docs/") ? path.substring("docs/".length()) : "files/" + path;
    }

    /// Where a link of a page leads on the site; empty for a folder without a page, which only the project has.
    private String target(Source from, String to) {
        if (to.contains("://") || to.startsWith("mailto:") || to.startsWith("#") || to.isEmpty()) {
            return to;
        }
        int hash = to.indexOf('#');
        String anchor = hash < 0 ? "" : to.substring(hash);
        Path written = Path.of(from.path()).resolveSibling(hash < 0 ? to : to.substring(0, hash));
        String path = written.normalize().toString().replace('\\', '/');
        Source page = sources.get(path);
        if (page == null) {
            page = sources.get(path + "/README.md");
        }
        if (page != null) {
            return relative(from.page(), page.page()) + anchor;
        }
        Path file = root.resolve(path);
        if (Files.isDirectory(file)) {
            return "";
        }
        if (Files.isRegularFile(file)) {
            copied.add(path);
        }
        return relative(from.page(), placeOf(path));
    }

    static String relative(String from, String to) {
        Path folder = Path.of("/" + from).resolve("..").normalize();
        return folder.relativize(Path.of("/" + to)).toString().replace('\\', '/');
    }
}
