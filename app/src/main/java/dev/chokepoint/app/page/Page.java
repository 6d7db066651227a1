package dev.chokepoint.app.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A document in parts, written as Markdown or as one HTML file.
public final class Page {
    /// A part of the document.
    public sealed interface Part {
        record Heading(int level, String text) implements Part {}

        record Paragraph(String text) implements Part {}

        record Bullets(List<String> items) implements Part {}

        record Listing(String text) implements Part {}

        /// The first row is the header. Columns that hold words stand on the left, the others on the right.
        record Table(List<List<String>> rows) implements Part {
            /// Whether a column holds words: the first one does, another where most of its cells begin with a letter.
            boolean words(int column) {
                long lettered = rows.stream()
                        .skip(1)
                        .filter(r ->
                                r.size() > column && WORD.matcher(r.get(column)).lookingAt())
                        .count();
                return column == 0 || 2 * lettered > rows.size() - 1;
            }
        }

        /// A drawing.
        ///
        /// @param file the name of the picture's file, for forms that keep it apart
        record Picture(String file, String alt, String svg) implements Part {}
    }

    private static final Pattern WORD = Pattern.compile("[*`“]*\\p{L}{2}");

    private final String title;
    private final List<Part> parts = new ArrayList<>();

    Page(String title) {
        this.title = title;
    }

    Page heading(int level, String text) {
        parts.add(new Part.Heading(level, text));
        return this;
    }

    Page paragraph(String text) {
        parts.add(new Part.Paragraph(text));
        return this;
    }

    Page bullets(List<String> items) {
        if (!items.isEmpty()) {
            parts.add(new Part.Bullets(List.copyOf(items)));
        }
        return this;
    }

    Page listing(String text) {
        parts.add(new Part.Listing(text));
        return this;
    }

    Page table(List<List<String>> rows) {
        if (rows.size() > 1) {
            parts.add(new Part.Table(List.copyOf(rows)));
        }
        return this;
    }

    Page picture(String file, String alt, String svg) {
        parts.add(new Part.Picture(file, alt, svg));
        return this;
    }

    /// The pictures, which Markdown refers to by their file names.
    public List<Part.Picture> pictures() {
        return parts.stream()
                .filter(Part.Picture.class::isInstance)
                .map(Part.Picture.class::cast)
                .toList();
    }

    public String markdown() {
        StringBuilder out = new StringBuilder("# ").append(title).append("\n");
        for (Part part : parts) {
            out.append('\n');
            switch (part) {
                case Part.Heading h ->
                    out.append("#".repeat(h.level()))
                            .append(' ')
                            .append(h.text())
                            .append('\n');
                case Part.Paragraph p -> out.append(p.text()).append('\n');
                case Part.Bullets b ->
                    b.items().forEach(i -> out.append("- ").append(i).append('\n'));
                case Part.Listing l -> out.append("```sh\n").append(l.text()).append("\n```\n");
                case Part.Table t -> table(t, out);
                case Part.Picture p ->
                    out.append("![")
                            .append(p.alt())
                            .append("](")
                            .append(p.file())
                            .append(")\n");
            }
        }
        return out.toString();
    }

    private static void table(Part.Table table, StringBuilder out) {
        boolean head = true;
        for (List<String> row : table.rows()) {
            out.append("| ")
                    .append(String.join(
                            " | ", row.stream().map(c -> c.replace("|", "\\|")).toList()))
                    .append(" |\n");
            if (head) {
                for (int c = 0; c < row.size(); c++) {
                    out.append(table.words(c) ? "|---" : "|--:");
                }
                out.append("|\n");
                head = false;
            }
        }
    }

    public String html() {
        return Html.text(out -> JtedocumentGenerated.render(out, Html.PLAIN, this));
    }

    String title() {
        return title;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }
}
