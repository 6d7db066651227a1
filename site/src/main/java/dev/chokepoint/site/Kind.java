package dev.chokepoint.site;

/// What a page is for; the navigation is ordered by it.
enum Kind {
    START("Start"),
    TUTORIAL("Tutorials"),
    HOW_TO("How-tos"),
    REFERENCE("Reference"),
    EXPLANATION("Explanation"),
    DECISION("Decisions"),
    PROJECT("Project"),
    /// Shown where a page links to it, not in the navigation.
    BESIDE("Files");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /// The kind of a Markdown file of the project, by its path.
    static Kind of(String path) {
        return switch (path) {
            case "README.md", "docs/tour.md" -> START;
            case "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/versions.md", "docs/release.md" -> PROJECT;
            case "docs/world-format.md",
                    "docs/glossary.md",
                    "docs/coverage.md",
                    "docs/deal-spaces.md",
                    "docs/controls-cases.md",
                    "docs/coverage-cases.md",
                    "docs/benchmarks.md" -> REFERENCE;
            default -> ofFolder(path);
        };
    }

    private static Kind ofFolder(String path) {
        if (path.startsWith("docs/tutorials/")) {
            return TUTORIAL;
        }
        if (path.startsWith("docs/how-to/")) {
            return HOW_TO;
        }
        if (path.startsWith("docs/decisions/")) {
            return DECISION;
        }
        return path.startsWith("docs/") ? EXPLANATION : BESIDE;
    }
}
