package dev.chokepoint.release;

import java.util.ArrayList;
import java.util.List;

/// The page of parts and licences that goes with a release.
final class ThirdParties {
    private ThirdParties() {}

    /// The parts that may not be used, as sentences.
    static List<String> refused(List<Part> parts, LicenceRules rules) {
        List<String> refused = new ArrayList<>();
        for (Part part : parts) {
            if (rules.allowed(part).isEmpty()) {
                refused.add("The licence " + part.licences() + " of (" + part.coordinates() + ", " + part.version()
                        + ") is not among those allowed in release/licences.yaml.");
            }
        }
        return refused;
    }

    static String page(List<Part> parts, LicenceRules rules) {
        StringBuilder page = new StringBuilder("# Parts made by others\n\n");
        page.append("| part | version | licence | remark |\n|---|---|---|---|\n");
        for (Part part : parts) {
            LicenceRules.Exemption allowed = rules.allowed(part).orElseThrow();
            page.append("| ").append(part.coordinates()).append(" | ").append(part.version());
            page.append(" | ")
                    .append(allowed.licence())
                    .append(" | ")
                    .append(allowed.why())
                    .append(" |\n");
        }
        return page.append("\nThe texts of the licences lie in the jar, under META-INF and report/.\n")
                .toString();
    }
}
