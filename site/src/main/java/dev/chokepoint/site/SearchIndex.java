package dev.chokepoint.site;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// The texts that the search page looks through, as a script: a page of a folder may not read a file, but may load one.
final class SearchIndex {
    private SearchIndex() {}

    static String script(List<Section> sections) {
        JsonMapper mapper = JsonMapper.shared();
        ArrayNode rows = mapper.createArrayNode();
        for (Section section : sections) {
            rows.addArray()
                    .add(section.title())
                    .add(section.heading())
                    .add(section.address())
                    .add(section.text());
        }
        return "window.sections = " + mapper.writeValueAsString(rows) + ";\n";
    }
}
