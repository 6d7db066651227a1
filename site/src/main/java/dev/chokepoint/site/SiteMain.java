package dev.chokepoint.site;

import java.io.IOException;
import java.nio.file.Path;

/// Writes the documentation of a project folder into another folder: `SiteMain PROJECT FOLDER`.
public final class SiteMain {
    private SiteMain() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: SiteMain PROJECT FOLDER");
            System.exit(2);
        }
        Path folder = Path.of(args[1]);
        int pages = new Site(Path.of(args[0])).write(folder);
        System.out.println(pages + " pages in " + folder + "; open " + folder.resolve("index.html"));
    }
}
