package dev.chokepoint.data.evidence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// The main text of a web page, with what its head says of title, date, publisher and kind.
///
/// The main block is the element whose paragraphs hold the most text outside links, with a third of that
/// passed up to
/// each parent; comment, disclaimer and related-links parts inside it are kept, because they are
/// sectioned later.
record HtmlText(String text, Map<String, String> head) {
    /// Deeper pages are no articles.
    static final int DEEPEST = 20_000;

    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]{0,20})");
    private static final Set<String> UNNESTED = Set.of(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
            "p",
            "li",
            "dt",
            "dd",
            "option",
            "optgroup",
            "tr",
            "td",
            "th",
            "tbody",
            "thead",
            "tfoot",
            "html",
            "head",
            "body",
            "rp",
            "rt",
            "colgroup",
            "caption",
            "a",
            "b",
            "big",
            "code",
            "em",
            "font",
            "i",
            "nobr",
            "s",
            "small",
            "strike",
            "strong",
            "tt",
            "u");

    private static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "noscript",
            "svg",
            "iframe",
            "form",
            "nav",
            "button",
            "select",
            "template",
            "canvas",
            "object",
            "head");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "li",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "td",
            "tr",
            "table",
            "figure",
            "figcaption",
            "aside",
            "header",
            "footer",
            "dd",
            "dt",
            "br",
            "hr",
            "body");
    private static final Pattern HTML = Pattern.compile(
            "(?is)^\\s*(<!doctype html|<\\?xml[^>]*>\\s*<(!doctype )?html|<html|<head|<body|<!--.{0,2000}?-->\\s*<(!doctype )?html)");
    private static final Pattern LD_DATE = Pattern.compile("\"datePublished\"\\s*:\\s*\"([^\"]{8,40})\"");

    /// schema.org tells opinion pieces and analyses from reports.
    private static final Pattern LD_KIND =
            Pattern.compile("\"@type\"\\s*:\\s*(?:\\[[^\\]]{0,80})?\"(Opinion|Analysis)NewsArticle\"");

    HtmlText {
        head = Map.copyOf(head);
    }

    static boolean looksLikeHtml(String raw) {
        return HTML.matcher(raw.substring(0, Math.min(raw.length(), 4000))).find();
    }

    /// How deep a page can nest its elements, counted by its tags: those that stay open at once, without those whose
    /// end may be left out or that a reader of pages closes itself. Reading takes time by the square of it.
    static int depth(String raw) {
        int depth = 0;
        int deepest = 0;
        Matcher m = TAG.matcher(raw);
        while (m.find()) {
            if (UNNESTED.contains(m.group(2).toLowerCase(Locale.ROOT))) {
                continue;
            }
            depth = m.group(1).isEmpty() ? depth + 1 : Math.max(0, depth - 1);
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    static HtmlText of(String raw) {
        Document doc = Jsoup.parse(raw);
        Map<String, String> head = new LinkedHashMap<>();
        put(head, "title", first(doc, "meta[property=og:title]", "content"));
        if (!head.containsKey("title")) {
            put(head, "title", doc.title());
        }
        put(head, "publisher", first(doc, "meta[property=og:site_name]", "content"));
        put(head, "url", first(doc, "link[rel=canonical]", "href"));
        for (String q : new String[] {
            "meta[property=article:published_time]",
            "meta[name=pubdate]",
            "meta[name=date]",
            "meta[name=publishdate]",
            "meta[itemprop=datePublished]",
            "meta[name=DC.date.issued]"
        }) {
            if (!head.containsKey("date")) {
                put(head, "date", first(doc, q, "content"));
            }
        }
        if (!head.containsKey("date")) {
            Matcher ld = LD_DATE.matcher(raw);
            if (ld.find()) {
                head.put("date", ld.group(1));
            }
        }
        if (!head.containsKey("date")) {
            put(head, "date", first(doc, "time[datetime]", "datetime"));
        }
        put(head, "section", first(doc, "meta[property=article:section]", "content"));
        Matcher type = LD_KIND.matcher(raw);
        if (type.find()) {
            head.put("kind", type.group(1).equals("Opinion") ? "comment" : "analysis");
        }
        Element main = main(doc);
        Element h1 = doc.selectFirst("h1");
        if (h1 != null && !h1.text().isBlank()) {
            head.put("title", h1.text().strip());
        }
        return new HtmlText(text(main), head);
    }

    private static void put(Map<String, String> head, String key, String value) {
        if (!value.isBlank()) {
            head.put(key, value.strip());
        }
    }

    private static String first(Document doc, String query, String attribute) {
        Element e = doc.selectFirst(query);
        return e == null ? "" : e.attr(attribute);
    }

    private static Element main(Document doc) {
        Map<Element, Double> score = new HashMap<>();
        for (Element e : doc.getAllElements()) {
            String tag = e.normalName();
            if (!(tag.equals("p")
                    || tag.equals("pre")
                    || tag.equals("blockquote")
                    || tag.equals("td")
                    || tag.equals("div"))) {
                continue;
            }
            int own = 0;
            for (Node n : e.childNodes()) {
                if (n instanceof TextNode t) {
                    own += t.text().strip().length();
                } else if (n instanceof Element c
                        && !c.normalName().equals("a")
                        && !BLOCKS.contains(c.normalName())
                        && !DROPPED.contains(c.normalName())) {
                    own += c.ownText().length();
                }
            }
            if (own < 25 || dropped(e)) {
                continue;
            }
            double passed = own;
            Element up = tag.equals("div") || tag.equals("td") ? e : e.parent();
            for (int level = 0; level < 4 && up != null; level++) {
                score.merge(up, passed, Double::sum);
                passed /= 3;
                up = up.parent();
            }
        }
        Element best = doc.body();
        double most = 0;
        for (Element e : doc.getAllElements()) {
            double s = score.getOrDefault(e, 0.0);
            if (s > most) {
                most = s;
                best = e;
            }
        }
        return best;
    }

    private static boolean dropped(Element e) {
        Element up = e;
        for (int i = 0; i < 60 && up != null; i++) {
            if (DROPPED.contains(up.normalName()) || up.normalName().equals("footer") || up.hasAttr("hidden")) {
                return true;
            }
            up = up.parent();
        }
        return false;
    }

    /// The text with a line for each block; walks without recursion, so depth does not matter.
    private static String text(Element root) {
        StringBuilder out = new StringBuilder();
        Deque<Object> stack = new ArrayDeque<>();
        stack.push(root);
        while (!stack.isEmpty()) {
            Object next = stack.pop();
            if (next instanceof String mark) {
                line(out, mark);
            } else if (next instanceof TextNode t) {
                append(out, t.getWholeText());
            } else if (next instanceof Element e) {
                String tag = e.normalName().toLowerCase(Locale.ROOT);
                if (DROPPED.contains(tag) || e.hasAttr("hidden")) {
                    continue;
                }
                boolean block = BLOCKS.contains(tag);
                if (block) {
                    line(out, "");
                    stack.push("");
                }
                for (int i = e.childNodeSize() - 1; i >= 0; i--) {
                    stack.push(e.childNode(i));
                }
            }
        }
        return out.toString().strip();
    }

    private static void line(StringBuilder out, String mark) {
        while (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
        out.append(mark);
    }

    private static void append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c) || c == '\u00a0';
            if (!space) {
                out.append(c);
            } else if (out.length() > 0
                    && out.charAt(out.length() - 1) != ' '
                    && out.charAt(out.length() - 1) != '\n') {
                out.append(' ');
            }
        }
    }
}
