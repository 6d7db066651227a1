package dev.chokepoint.app.server.live;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.Viewer;
import dev.chokepoint.app.server.kept.Kept;
import java.util.Set;
import java.util.regex.Pattern;

/// What a page shows, by its address: where people meet.
///
/// What belongs to a team is a place for its people only. The page of a company that is kept
/// nowhere is none.
final class Place {
    private static final Pattern FORM = Pattern.compile("/[A-Za-z0-9._~/-]{0,150}");
    private static final Set<String> PAGES = Set.of(
            "",
            "company",
            "check",
            "controls",
            "exposure",
            "screen",
            "deals",
            "evidence",
            "scenarios",
            "a",
            "data",
            "sources");
    private static final String NEW = "new";

    private Place() {}

    /// The place of an address, where the viewer may be there; empty where nobody is told of
    /// it.
    ///
    /// @throws ApiProblem if it is no page, or one that the viewer may not see
    static String of(String address, Kept kept, Viewer viewer) {
        String[] parts = address.split("/", 3);
        if (!FORM.matcher(address).matches() || !PAGES.contains(parts[1])) {
            throw new ApiProblem(400, "place", address, "The place must be the address of a page, such as /controls.");
        }
        String id = parts.length > 2 ? parts[2] : "";
        if (parts[1].equals("scenarios") && !id.isEmpty() && !id.equals(NEW)) {
            kept.scenarios().need(id, viewer);
        }
        if (parts[1].equals("company")) {
            if (id.isEmpty()) {
                return "";
            }
            kept.companies().need(id, viewer);
        }
        if (parts[1].equals("a") && kept.answers().answer(id, viewer).isEmpty()) {
            throw new ApiProblem(404, "place", address, "The answer must be one that is kept here.");
        }
        return address;
    }
}
