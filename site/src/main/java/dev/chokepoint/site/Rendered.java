package dev.chokepoint.site;

import java.util.List;

/// The body of a page as HTML, with its sections for the search.
record Rendered(String html, List<Section> sections) {
    Rendered {
        sections = List.copyOf(sections);
    }
}
