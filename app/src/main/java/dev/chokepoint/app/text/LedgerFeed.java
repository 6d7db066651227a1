package dev.chokepoint.app.text;

import dev.chokepoint.app.view.ledger.LedgerChangesView;
import java.io.StringWriter;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// What changed in a ledger as an Atom feed (RFC 4287).
///
/// An entry keeps its id whenever it is told; it was updated on the day on which it could be known.
public final class LedgerFeed {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private LedgerFeed() {}

    private record Entry(
            String id, String title, String category, LocalDate known, List<String> lines, List<String> sources) {}

    public static String of(LedgerChangesView view, String version) {
        List<Entry> entries = new ArrayList<>();
        view.known()
                .forEach(k -> entries.add(new Entry(
                        k.id(),
                        k.words() + ": " + k.title(),
                        k.type(),
                        k.known(),
                        List.of(k.act().authority() + ", " + k.act().reference()),
                        k.sources())));
        view.said()
                .forEach(s -> entries.add(new Entry(
                        s.id(),
                        "Said to come: " + String.join(", ", s.measures()) + " to " + s.until(),
                        "said",
                        s.known(),
                        List.of(s.words(), "No act that says so was read."),
                        List.of(s.source()))));
        Stream.of(view.effective(), view.due(), view.scheduled())
                .flatMap(List::stream)
                .forEach(t -> entries.add(new Entry(
                        t.id(),
                        t.words() + ": " + t.title(),
                        "turn",
                        t.known(),
                        List.of(t.act().authority() + ", " + t.act().reference()),
                        t.sources())));
        entries.sort(Comparator.comparing(Entry::known).reversed().thenComparing(Entry::id));
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            write(xml, view, entries, version);
            xml.flush();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A feed in memory can always be written.", e);
        }
        return text + "\n";
    }

    private static void write(XMLStreamWriter xml, LedgerChangesView view, List<Entry> entries, String version)
            throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(xml, 0);
        xml.setDefaultNamespace(ATOM);
        xml.writeStartElement(ATOM, "feed");
        xml.writeDefaultNamespace(ATOM);
        element(xml, 1, "id", view.feedId());
        element(xml, 1, "title", "Changes of the ledger " + view.world());
        element(
                xml,
                1,
                "subtitle",
                "What became known from " + view.since() + " to " + view.until()
                        + ", what took effect, and what is scheduled next");
        element(
                xml,
                1,
                "updated",
                instant(entries.stream()
                        .map(Entry::known)
                        .max(Comparator.naturalOrder())
                        .orElse(view.until())));
        line(xml, 1);
        xml.writeStartElement(ATOM, "author");
        element(xml, 2, "name", "Chokepoint, ledger of " + view.world());
        line(xml, 1);
        xml.writeEndElement();
        line(xml, 1);
        xml.writeStartElement(ATOM, "generator");
        xml.writeAttribute("version", version);
        xml.writeCharacters("Chokepoint");
        xml.writeEndElement();
        for (Entry e : entries) {
            entry(xml, e);
        }
        line(xml, 0);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static void entry(XMLStreamWriter xml, Entry e) throws XMLStreamException {
        line(xml, 1);
        xml.writeStartElement(ATOM, "entry");
        element(xml, 2, "id", e.id);
        element(xml, 2, "title", e.title);
        element(xml, 2, "updated", instant(e.known));
        line(xml, 2);
        xml.writeEmptyElement(ATOM, "category");
        xml.writeAttribute("term", e.category);
        for (String source : e.sources.stream().distinct().toList()) {
            if (isLink(source)) {
                line(xml, 2);
                xml.writeEmptyElement(ATOM, "link");
                xml.writeAttribute("rel", "related");
                xml.writeAttribute("href", source);
            }
        }
        List<String> lines = new ArrayList<>(e.lines);
        e.sources.forEach(s -> lines.add("Source: " + s));
        line(xml, 2);
        xml.writeStartElement(ATOM, "content");
        xml.writeAttribute("type", "text");
        xml.writeCharacters(legal(String.join("\n", lines)));
        xml.writeEndElement();
        line(xml, 1);
        xml.writeEndElement();
    }

    private static boolean isLink(String source) {
        try {
            URI uri = URI.create(source);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void element(XMLStreamWriter xml, int depth, String name, String text) throws XMLStreamException {
        line(xml, depth);
        xml.writeStartElement(ATOM, name);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /// The text without the signs that XML cannot hold.
    private static String legal(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= ' ' && c < 0xD800)
                        || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF))
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /// A day as Atom writes it.
    private static String instant(LocalDate day) {
        return day + "T00:00:00Z";
    }
}
