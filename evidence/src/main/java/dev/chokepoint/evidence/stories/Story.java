package dev.chokepoint.evidence.stories;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.text.PublishedAt;
import java.util.ArrayList;
import java.util.List;

/// Articles about one matter, with copies folded.
///
/// @param id `story~<first article>`
/// @param reports in order of time; each is one independent text with its copies
/// @param words the words that set it apart
public record Story(Id id, List<Report> reports, List<String> words) {
    public Story {
        reports = List.copyOf(reports);
        words = List.copyOf(words);
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("The story (" + id + ") must hold at least one article.");
        }
    }

    /// One text, however often it was printed: syndication counts as one source.
    ///
    /// @param origin the earliest printing
    /// @param copies the later ones
    public record Report(Id origin, String headline, String publisher, PublishedAt published, List<Id> copies) {
        public Report {
            copies = List.copyOf(copies);
        }
    }

    public PublishedAt first() {
        return reports.getFirst().published();
    }

    public PublishedAt last() {
        return reports.getLast().published();
    }

    /// How many texts that do not repeat one another tell it.
    public int independentReports() {
        return reports.size();
    }

    /// All articles with their copies, reports in order of time.
    public List<Id> articles() {
        List<Id> out = new ArrayList<>();
        for (Report r : reports) {
            out.add(r.origin());
            out.addAll(r.copies());
        }
        return out;
    }
}
