package dev.chokepoint.release;

import java.util.List;

/// A library or other work that the program carries.
///
/// @param purl its package URL, without what stands behind a question mark
/// @param licences as its makers write them: ids of SPDX or names; a choice where there are several
/// @param sha256 of its jar, empty where the build does not say
record Part(String group, String name, String version, String purl, List<String> licences, String sha256) {
    Part {
        licences = List.copyOf(licences);
    }

    /// Group and name as Maven writes them.
    String coordinates() {
        return group.isEmpty() ? name : group + ":" + name;
    }
}
