package dev.chokepoint.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/// Markdown to HTML: headings get the anchors that they have where a repository shows them, links lead to pages.
final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    /// Renders a page; `links` says where a link leads, empty where it leads nowhere on the site.
    static Rendered render(Source source, UnaryOperator<String> links) {
        Node document = PARSER.parse(source.markdown());
        document.accept(new Redirection(links));
        Map<Heading, String> anchors = anchors(document);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading heading) {
                        attributes.put(
                                "id", Optional.ofNullable(anchors.get(heading)).orElse(""));
                    }
                    // Long lines are scrolled, by keys as well.
                    if (tag.equals("pre")) {
                        attributes.put("tabindex", "0");
                    }
                })
                .build();
        String html = renderer.render(document)
                .replace("<table>", "<div class=\"table\"><table>")
                .replace("</table>", "</table></div>");
        return new Rendered(html, sections(source, document, anchors));
    }

    private static Map<Heading, String> anchors(Node document) {
        Map<Heading, String> anchors = new HashMap<>();
        Map<String, Integer> used = new HashMap<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                String slug = slug(TEXT.render(heading));
                int before = used.merge(slug, 1, Integer::sum) - 1;
                anchors.put(heading, before == 0 ? slug : slug + "-" + before);
            }
        });
        return anchors;
    }

    static String slug(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .replaceAll("\\s", "-");
    }

    private static List<Section> sections(Source source, Node document, Map<Heading, String> anchors) {
        List<Section> sections = new ArrayList<>();
        String heading = source.title();
        String address = source.page();
        StringBuilder text = new StringBuilder();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading next) {
                if (!text.isEmpty()) {
                    sections.add(new Section(source.title(), heading, address, text.toString()));
                    text.setLength(0);
                }
                heading = TEXT.render(next).strip();
                address = source.page() + "#" + anchors.get(next);
            } else {
                text.append(TEXT.render(node).replaceAll("\\s+", " ")).append(' ');
            }
        }
        if (!text.isEmpty() || sections.isEmpty()) {
            sections.add(new Section(source.title(), heading, address, text.toString()));
        }
        return sections;
    }

    /// Gives links and pictures their place on the site; a link that leads to none becomes its text.
    private static final class Redirection extends AbstractVisitor {
        private final UnaryOperator<String> links;

        Redirection(UnaryOperator<String> links) {
            this.links = links;
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            String to = links.apply(link.getDestination());
            if (!to.isEmpty()) {
                link.setDestination(to);
                return;
            }
            for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
                link.insertBefore(child);
            }
            link.unlink();
        }

        @Override
        public void visit(Image image) {
            image.setDestination(links.apply(image.getDestination()));
        }
    }
}
