package dev.chokepoint.data.deals;

import dev.chokepoint.base.Problem;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An XML element with its line; text between elements is left out.
record Element(String name, Map<String, String> attributes, List<Element> children, int line) {
    private static final int MAX_DEPTH = 64;

    Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    /// This element and all below it, from the top.
    void visit(Consumer<Element> visitor) {
        visitor.accept(this);
        children.forEach(c -> c.visit(visitor));
    }

    /// All elements of this name at or below this one.
    List<Element> all(String wanted) {
        List<Element> found = new ArrayList<>();
        visit(e -> {
            if (e.name.equals(wanted)) {
                found.add(e);
            }
        });
        return found;
    }

    List<Element> childrenNamed(String wanted) {
        return children.stream().filter(c -> c.name.equals(wanted)).toList();
    }

    /// Parses a document without document types or entities.
    static Optional<Element> parse(String text, String file, List<Problem> problems) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not allowed");
        });
        record Open(String name, Map<String, String> attributes, List<Element> children, int line) {}
        Deque<Open> open = new ArrayDeque<>();
        List<Element> roots = new ArrayList<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text.strip()));
            // The parser wants the declaration first; blank lines before it are put back into the count.
            int skipped = (int) text.lines().takeWhile(String::isBlank).count();
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    problems.add(Problem.error(
                            file,
                            reader.getLocation().getLineNumber() + skipped,
                            "",
                            "",
                            "Document types and entities are not allowed."));
                    return Optional.empty();
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (open.size() >= MAX_DEPTH) {
                        problems.add(Problem.error(
                                file,
                                reader.getLocation().getLineNumber() + skipped,
                                reader.getLocalName(),
                                "",
                                "Elements must not be nested deeper than " + MAX_DEPTH + "."));
                        return Optional.empty();
                    }
                    Map<String, String> attributes = new HashMap<>();
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                    }
                    open.push(new Open(
                            reader.getLocalName(),
                            attributes,
                            new ArrayList<>(),
                            reader.getLocation().getLineNumber() + skipped));
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    Open done = open.pop();
                    Element e = new Element(done.name, done.attributes, done.children, done.line);
                    Open parent = open.peek();
                    if (parent == null) {
                        roots.add(e);
                    } else {
                        parent.children.add(e);
                    }
                }
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
            String message = e.getMessage() == null ? "" : e.getMessage();
            int at = message.indexOf("Message: ");
            problems.add(Problem.error(
                    file,
                    line,
                    "",
                    "",
                    "The file must be well-formed XML: " + (at < 0 ? message : message.substring(at + 9))));
            return Optional.empty();
        }
        return Optional.of(roots.getFirst());
    }
}
