package dev.chokepoint.site;

import java.util.List;

/// What stands around the text of a page: title, navigation, search.
final class Layout {
    private final List<Source> sources;

    Layout(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    String page(Source source, String body) {
        String edited = source.path().startsWith("(") ? "made from the program" : source.path();
        String foot = "<footer>" + escape(edited) + "</footer>";
        return frame(source.title(), source.page(), source.kind(), "<article>" + body + foot + "</article>", "");
    }

    String searchPage() {
        String body = "<article><h1>Search</h1><p id=\"found\" role=\"status\">This page needs its script.</p>"
                + "<ol id=\"results\"></ol></article>";
        String scripts = "<script src=\"search-index.js\"></script><script src=\"search.js\"></script>";
        return frame("Search", "search.html", Kind.START, body, scripts);
    }

    private String frame(String title, String page, Kind kind, String body, String scripts) {
        String top = "../".repeat((int) page.chars().filter(c -> c == '/').count());
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="referrer" content="no-referrer">
                <title>%s · Chokepoint</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="%ssite.css">
                <script src="%stheme.js"></script>
                </head>
                <body>
                <a class="skip" href="#text">To the text</a>
                <header><a class="name" href="%sindex.html">Chokepoint</a>
                <form action="%ssearch.html" role="search"><input type="search" name="q" aria-label="Search the documentation" placeholder="Search"></form>
                <button type="button" id="theme">Dark or light</button></header>
                <div class="columns">
                <nav aria-label="Pages">
                %s</nav>
                <main id="text">
                %s
                </main>
                </div>
                %s
                </body>
                </html>
                """.formatted(escape(title), top, top, top, top, navigation(page, kind), body, scripts);
    }

    private String navigation(String page, Kind current) {
        StringBuilder nav = new StringBuilder();
        for (Kind kind : Kind.values()) {
            if (kind == Kind.BESIDE) {
                continue;
            }
            nav.append("<details")
                    .append(kind == current || kind == Kind.START ? " open" : "")
                    .append("><summary>");
            nav.append(kind.title()).append("</summary><ul>\n");
            for (Source source : sources) {
                if (source.kind() == kind) {
                    boolean here = source.page().equals(page);
                    nav.append("<li><a href=\"")
                            .append(Site.relative(page, source.page()))
                            .append('"');
                    nav.append(here ? " aria-current=\"page\"" : "").append('>');
                    nav.append(escape(source.title())).append("</a></li>\n");
                }
            }
            nav.append("</ul></details>\n");
        }
        return nav.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
