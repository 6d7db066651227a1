package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.Article;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a reader remembers of an article so far: the claims, and what later sentences refer back to.
public final class DiscourseState {
    public final Article article;
    public final LocalDate day;
    public final List<Draft> drafts = new ArrayList<>();

    /// The place and authority last known to act or to speak for its controls; empty before the first.
    public String lastIssuer = "";
    public String dateline = "";
    /// Whose acts the whole article is about, to whom each paragraph returns; empty in short texts.
    public String home = "";
    /// The country that stands alone over the paragraphs that follow; empty where none does.
    public String headed = "";
    /// Whether the sentence before told of imports or tariffs and of no export control.
    public boolean toldOther;
    /// Whether an article tells of tariffs and imports much more than of exports.
    public boolean otherTrade;
    /// The place most often in the subject's position in the article; empty where there is none.
    public String firstPlace = "";
    /// The one that follows it; empty where there is none.
    public String secondPlace = "";
    public String lastSpeakerPlace = "";
    /// The place of the authority named last, for "the ministry".
    public String lastBodyPlace = "";
    /// Whose the authority is that was named last by a name with this noun: "bureau", "ministry".
    public final Map<String, String> lastAuthority = new HashMap<>();
    public Optional<Slot<Attribution>> lastPerson = Optional.empty();
    /// The analyst or house that spoke last, where no company has spoken since.
    public Optional<Slot<Attribution>> lastHouse = Optional.empty();
    /// Whose rules were named last: "under EU rules".
    public String lastRulesPlace = "";
    /// Who spoke last.
    public Optional<Slot<Attribution>> lastVoice = Optional.empty();
    public List<Slot<ItemMention>> lastItems = List.of();
    /// Whose act had those goods.
    public String lastItemsIssuer = "";
    /// Days told before any act was, of the paper that the article is about: when it was issued, from when it holds.
    public final List<Slot<DateMention>> pending = new ArrayList<>();
    public List<Slot<Target>> lastEntities = List.of();
    /// The day in the heading of a notice: "Notification of the Directorate General of Foreign Trade, May 13, 2026."
    public Optional<Slot<DateMention>> heading = Optional.empty();

    /// The day that the sentence before opened with; empty where that sentence told an act itself.
    public Optional<Slot<DateMention>> scene = Optional.empty();
    /// The day that stands over a paragraph: "Tuesday."
    public Optional<Slot<DateMention>> paragraphDay = Optional.empty();

    /// A paragraph begins: other countries told of before do not go on acting.
    public void paragraph() {
        toldOther = false;
        scene = Optional.empty();
        paragraphDay = Optional.empty();
        if (!headed.isEmpty()) {
            lastIssuer = headed;
        } else if (!home.isEmpty()) {
            lastIssuer = home;
        }
    }

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

    public DiscourseState(Article article) {
        this.article = article;
        day = article.published().day();
    }
}
