package dev.chokepoint.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a reader remembers of an article so far: the claims, and what later sentences refer back to.
final class Memory {
    final Article article;
    final LocalDate day;
    final List<Draft> drafts = new ArrayList<>();

    /// The place and authority last known to act or to speak for its controls; empty before the first.
    String lastIssuer = "";
    String dateline = "";
    /// The place most often in the subject's position in the article; empty where there is none.
    String firstPlace = "";
    /// The one that follows it; empty where there is none.
    String secondPlace = "";
    String lastSpeakerPlace = "";
    /// The place of the authority named last, for "the ministry".
    String lastBodyPlace = "";
    Optional<Slot<Attribution>> lastPerson = Optional.empty();
    /// The analyst or house that spoke last, where no company has spoken since.
    Optional<Slot<Attribution>> lastHouse = Optional.empty();
    /// Whose rules were named last: "under EU rules".
    String lastRulesPlace = "";
    /// Who spoke last.
    Optional<Slot<Attribution>> lastVoice = Optional.empty();
    List<Slot<ItemMention>> lastItems = List.of();
    List<Slot<Target>> lastEntities = List.of();
    /// The day in the heading of a notice: "Notification of the Directorate General of Foreign Trade, May 13, 2026."
    Optional<Slot<DateMention>> heading = Optional.empty();

    private String lower = "";

    /// The text in lower case, made once.
    String lowerText() {
        if (lower.isEmpty()) {
            lower = article.text().toLowerCase(Locale.ROOT);
        }
        return lower;
    }

    private Optional<Boolean> exports = Optional.empty();

    /// Whether the article is about exports at all, asked once.
    boolean talksOfExports() {
        if (exports.isEmpty()) {
            exports = Optional.of(exportsIn(article.text()));
        }
        return exports.get();
    }

    private static boolean exportsIn(String text) {
        return text.contains("export")
                || text.contains("licen")
                || text.contains("shipment")
                || text.contains("dual-use")
                || text.contains("transit of")
                || text.contains("embargo")
                || text.contains("permit")
                || text.contains("Entity List")
                || text.contains("overseas sales")
                || text.contains("supplier")
                || text.contains("Commerce Department")
                || text.contains("chips");
    }

    Memory(Article article) {
        this.article = article;
        day = article.published().day();
    }
}
