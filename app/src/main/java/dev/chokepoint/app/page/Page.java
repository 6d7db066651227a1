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

    /// What must not be broken at its hyphens: months, days, codes.
    private static final Pattern UNBROKEN = Pattern.compile("(?<![\\w-])\\d{4}-\\d{2}(-\\d{2})?(?![\\w-])");

    private static final String STYLE = "body{font:15px/1.5 system-ui,sans-serif;max-width:960px;margin:2rem auto;"
            + "padding:0 1rem;color:#1a1a1a;background:#fff}h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2.2rem}"
            + "h3{font-size:1.05rem}svg{width:100%;height:auto}table{border-collapse:collapse;font-size:13px;display:block;"
            + "overflow-x:auto;margin:.8rem 0}td,th{padding:.15rem .7rem .15rem 0;text-align:right;vertical-align:top;"
            + "border-bottom:1px solid #ddd;overflow-wrap:normal;font-variant-numeric:tabular-nums}.w{text-align:left}"
            + ".u{white-space:nowrap}svg{margin:.8rem 0}pre{background:#f4f4f4;padding:.6rem;overflow-x:auto}";

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
        StringBuilder out = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(escaped(title))
                .append("</h1>\n");
        for (Part part : parts) {
            switch (part) {
                case Part.Heading h ->
                    out.append("<h")
                            .append(h.level())
                            .append('>')
                            .append(inline(h.text()))
                            .append("</h")
                            .append(h.level())
                            .append(">\n");
                case Part.Paragraph p ->
                    out.append("<p>").append(inline(p.text())).append("</p>\n");
                case Part.Bullets b -> {
                    out.append("<ul>");
                    b.items().forEach(i -> out.append("<li>").append(inline(i)).append("</li>"));
                    out.append("</ul>\n");
                }
                case Part.Listing l ->
                    out.append("<pre>").append(escaped(l.text())).append("</pre>\n");
                case Part.Table t -> {
                    out.append("<table tabindex=\"0\">");
                    for (int r = 0; r < t.rows().size(); r++) {
                        out.append("<tr>");
                        for (int c = 0; c < t.rows().get(r).size(); c++) {
                            out.append(r == 0 ? "<th scope=\"col\"" : "<td")
                                    .append(t.words(c) ? " class=\"w\">" : ">")
                                    .append(UNBROKEN.matcher(
                                                    inline(t.rows().get(r).get(c)))
                                            .replaceAll("<span class=\"u\">$0</span>"))
                                    .append(r == 0 ? "</th>" : "</td>");
                        }
                        out.append("</tr>");
                    }
                    out.append("</table>\n");
                }
                case Part.Picture p -> out.append(p.svg()).append('\n');
            }
        }
        return out.append("</body></html>\n").toString();
    }

    /// Text with `code` and **strong** words.
    private static String inline(String text) {
        return escaped(text).replaceAll("`([^`]+)`", "<code>$1</code>").replaceAll("\\*\\*([^*]+)\\*\\*", "<b>$1</b>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
