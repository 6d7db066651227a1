package dev.chokepoint.site;

/// A page before it is rendered.
///
/// @param path where the Markdown stands in the project, or would stand where it is made from the program
/// @param page where the page goes, from the folder of the site
/// @param markdown its text
record Source(String path, String page, Kind kind, String markdown) {
    /// The first heading without its marks, or the path where there is none.
    String title() {
        return markdown.lines()
                .filter(line -> line.startsWith("# "))
                .findFirst()
                .map(line -> line.substring(2).replace("`", "").strip())
                .orElse(path);
    }
}
