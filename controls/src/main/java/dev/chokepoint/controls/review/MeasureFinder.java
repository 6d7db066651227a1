package dev.chokepoint.controls.review;

import dev.chokepoint.base.Words;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.NoticeNumber;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.lexicon.NumberWords;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Passage;
import dev.chokepoint.evidence.text.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the measures of a ledger that a claim may be about, with stated scores.
///
/// The issuer must be the same, and the measure must have been public by a week after the document. The score
/// adds up, to at most 1:
///
/// | weight | when |
/// |---|---|
/// | 0.5 | the words of the claim name the act's number (`Announcement No. 18`) and nothing contradicts its year, or
/// the claim is about a notice of that number, or they cite it as it is cited (`90 FR 47201`, `2025/1494`) |
/// | 0.3 | a name in the claim's sentence (`Affiliates Rule`, `H20`) stands in the heads of few measures, and in this
/// one; 0.05 more for each further name, to 0.4 |
/// | 0.35 | the passage around the sentence, or the one after it, names the act's number, the claim names no other, and
/// its goods and parties are not others |
/// | 0.3 | the passage has the name of the law or list (`Export Trade Control Order`) that the act of at most two
/// measures has, or the sentence a number of four digits and more that few measures name (`1,402` codes) |
/// | 0.35 | the measure is a standing list (`Unverified List`) and the passage has its name; its days count for nothing
/// |
/// | 0.15 | likewise for the title of the document alone, by name or by number |
/// | 0.4 · share | of the claim's items that the measure names: by word, by the name of a model that its head has
/// (`H20`) or by control code 1, by customs code alone 0.5 |
/// | 0.3 · share | of the parties named by the claim that the measure lists; parties that are only counted (`seven
/// companies`) agree with a measure that lists as many |
/// | 0.2 | the measure is aimed at some places, and one of them is a target of a claim that names no parties |
/// | 0.3 | a date of the claim agrees with the day of an event of the measure; where nothing else agrees, an exact day
/// |
/// | 0.2 | something else agrees, and an event of the measure that such an act makes became public in the days around
/// the document, of which the claim gives no day that is another |
/// | −0.2 | an exact day of effect stated by the claim agrees with none |
///
/// The weights are a convention that orders a list for a person to choose from; nothing is decided by them.
public final class MeasureFinder {
    private static final int GRACE_DAYS = 7;
    private static final double NUMBER = 0.5;
    private static final double ITEMS = 0.4;
    private static final double PARTIES = 0.3;
    private static final double DATE = 0.3;
    private static final double NO_DATE = 0.2;
    private static final double BY_CUSTOMS_CODE = 0.5;
    private static final double NAME = 0.3;
    private static final double FURTHER_NAME = 0.05;
    private static final double MOST_NAMES = 0.4;
    private static final double IN_TITLE = 0.15;
    private static final double AROUND = 0.35;
    private static final double LIST = 0.35;
    private static final double FRESH = 0.2;
    private static final double PLACES = 0.2;

    /// So many measures may be of one law or list for its name to tell them apart.
    private static final int OF_ONE_ACT = 2;

    /// The name of a law, an order or a list: three words with capitals and more.
    private static final Pattern ACT_NAME =
            Pattern.compile("[A-Z][a-z]+(?: (?:(?:and|of|on|for|the) )*[A-Z][a-z]+){2,}");

    /// A number that is no year, with or without a comma.
    private static final Pattern LONG_NUMBER =
            Pattern.compile("(?<![\\d,./-])(?:\\d{1,3},\\d{3}|(?!(?:19|20)\\d\\d\\b)\\d{4,5})(?![\\d,/-]\\d|\\d)");

    private static final Pattern PLACE = Pattern.compile("[A-Z]{2}");

    /// An act is told within days of its being made public.
    private static final int DAYS_OF_TELLING = 5;

    /// A word tells measures apart where no more of them have it in title, act or id.
    private static final int FEW = 4;

    /// A word of Latin letters with a capital or a digit.
    private static final Pattern NAME_LIKE = Pattern.compile("\\b(?=\\w*[A-Z])(?=\\w*[A-Za-z])[A-Za-z0-9]{3,}\\b");

    /// What stands before a word that does not begin a sentence.
    private static final Pattern BEFORE_NAME = Pattern.compile("[\\p{L}\\d,;\u2019')%-]\\s*[\"\u201c\u2018']?$");

    private static final Pattern CITED =
            Pattern.compile("\\b(?:\\d{2,3} FR \\d{1,6}|\\d{2,4}/(?:19|20)\\d\\d|(?:19|20)\\d\\d/\\d{2,5})\\b");

    /// A number in Chinese, with its year where it is told: `2025年第61号`, `第61號公告`; or several, `第55号至第58号`.
    private static final Pattern CHINESE_NUMBER =
            Pattern.compile("(?:((?:19|20)\\d\\d)\\s*年\\s*)?第\\s*(\\d{1,3})\\s*[号號]"
                    + "(?:(?:公告)?\\s*[至到]\\s*第?\\s*(\\d{1,3})\\s*[号號])?");

    private static final Set<String> NO = Set.of("no", "nos", "number", "numbers");

    private static final Set<String> TO = Set.of("to", "through");

    /// The score where all goods and a day agree, less what adding it up may lose.
    static final double ALL_GOODS_AND_THE_DAY = ITEMS + DATE - 1e-9;

    /// Words with a capital that tell no measure: months, days of the week and kinds of acts.
    private static final Set<String> NO_NAMES = Stream.of(
                    Arrays.stream(Month.values()).map(Enum::name),
                    Arrays.stream(DayOfWeek.values()).map(Enum::name),
                    Stream.of("announcement", "notice", "order", "decree", "rule", "regulation", "law", "act"))
            .flatMap(names -> names)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> NUMBERED_ACTS = Set.of("announcement", "notice", "order", "decree");

    private final Ledger ledger;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /// How many measures have the name of a law or list in their act.
    private final Map<String, Integer> inActs = new HashMap<>();

    /// How many measures have a word in title, act or id.
    private final Map<String, Integer> inHeads = new HashMap<>();

    /// What a measure is compared by.
    record Entry(
            Measure measure,
            LocalDate heard,
            Set<String> head,
            Set<String> acts,
            Set<String> places,
            Set<String> cited,
            Set<String> words,
            Set<Code> codes,
            Set<String> partyWords,
            Set<String> partyNames,
            Set<Integer> partyCounts,
            List<StatusEvent> events) {}

    private MeasureFinder(Ledger ledger) {
        this.ledger = ledger;
        for (Measure m : ledger.measures()) {
            if (!m.isBaseRule() || isList(m)) {
                Entry entry = entry(m);
                entries.put(m.id(), entry);
                entry.head().forEach(w -> inHeads.merge(w, 1, Integer::sum));
                entry.acts().forEach(a -> inActs.merge(a, 1, Integer::sum));
            }
        }
    }

    /// Whether a standing rule is a list that parties are put on and taken off.
    static boolean isList(Measure m) {
        return Words.of(listName(m)).contains("list");
    }

    /// The name of a list: its title up to what is said of it.
    private static String listName(Measure m) {
        return m.title().split(",", 2)[0].toLowerCase(Locale.ROOT);
    }

    public static MeasureFinder of(Ledger ledger) {
        return new MeasureFinder(ledger);
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    /// Whether a text cites the act as it is cited, such as `90 FR 47201`.
    boolean cites(String text, Entry e) {
        return !Collections.disjoint(cited(text), e.cited());
    }

    private Entry entry(Measure m) {
        Set<String> words = new HashSet<>();
        for (String text : List.of(m.title(), m.items(), m.summary())) {
            Words.of(text).forEach(w -> words.add(Words.singular(w)));
        }
        Set<Code> codes = new LinkedHashSet<>();
        for (Rule r : m.rules()) {
            Words.of(r.words()).forEach(w -> words.add(Words.singular(w)));
            codes.addAll(r.scope().codes());
        }
        Set<String> parties = new HashSet<>();
        for (String text : List.of(m.title(), m.parties())) {
            Words.of(text).forEach(w -> parties.add(Words.singular(w)));
        }
        for (Reference.KnownParty p : ledger.reference().parties()) {
            if (p.listings().stream().anyMatch(l -> l.measure().equals(m.id()))) {
                Words.of(p.name()).forEach(w -> parties.add(Words.singular(w)));
                p.aliases().forEach(a -> Words.of(a).forEach(w -> parties.add(Words.singular(w))));
            }
        }
        List<StatusEvent> events = ledger.standingEventsOf(m.id()).stream()
                .filter(e -> e.confirms().isEmpty())
                .toList();
        LocalDate heard = events.stream()
                .map(StatusEvent::knownToPublic)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        Set<String> head = new HashSet<>(singular(m.id(), m.title()));
        head.addAll(longNumbers(String.join(" ", m.title(), m.act().reference(), m.items())));
        Set<String> names = partyNames(m);
        return new Entry(
                m,
                heard,
                head,
                matches(ACT_NAME, m.act().reference()),
                m.rules().stream()
                        .flatMap(r -> r.scope().destination().members().stream())
                        .filter(p -> PLACE.matcher(p).matches())
                        .collect(Collectors.toSet()),
                cited(m.act().reference()),
                words,
                codes,
                parties,
                names,
                partyCounts(m, names.size()),
                events);
    }

    /// The parties that a measure names, and by which other names.
    private Set<String> partyNames(Measure m) {
        Set<String> out = new LinkedHashSet<>();
        for (String name : m.parties().split("[,;]", -1)) {
            out.add(name.strip());
        }
        for (Reference.KnownParty p : ledger.reference().parties()) {
            if (p.listings().stream().anyMatch(l -> l.measure().equals(m.id()))) {
                out.add(p.name());
                out.addAll(p.aliases());
            }
        }
        out.removeIf(n -> !isProper(n));
        return out;
    }

    /// Whether a name is written as one: with a capital, or in letters that have none.
    private static boolean isProper(String name) {
        return name.length() > 1
                && (Character.isUpperCase(name.charAt(0))
                        || (Character.isLetter(name.charAt(0)) && !Character.isLowerCase(name.charAt(0))));
    }

    /// How many parties a measure lists, as its title says (`7 EU entities`), and as are named.
    private static Set<Integer> partyCounts(Measure m, int named) {
        Set<Integer> out = new HashSet<>();
        if (m.kind() == MeasureKind.ENTITY_LISTING) {
            counted(m.title()).ifPresent(out::add);
            counted(m.parties()).ifPresent(out::add);
            if (m.parties().indexOf(',') > 0) {
                out.add(m.parties().split(",", -1).length);
            }
            if (named > 1 && out.isEmpty()) {
                out.add(named);
            }
        }
        return out;
    }

    /// The number that words begin with, in figures or letters: `seven European companies`.
    static Optional<Integer> counted(String words) {
        String first = words.strip().split("[\\s\u4e2a\u5bb6]", 2)[0].toLowerCase(Locale.ROOT);
        if (first.matches("\\d{1,4}")) {
            return Optional.of(Integer.parseInt(first));
        }
        double spelled = NumberWords.spelled(first);
        return Double.isFinite(spelled) ? Optional.of((int) spelled) : Optional.empty();
    }

    /// The measures that the claim may mean, best first; those about which nothing agrees are left out.
    public List<MeasureCandidate> find(Claim claim, Article article, int most) {
        String issuer = claim.issuer().value().place();
        LocalDate latest = article.published().day().plusDays(GRACE_DAYS);
        String around = around(claim.span(), article);
        Told told = new Told(
                telling(claim.span().in(article.text())),
                around,
                Words.of(around.toLowerCase(Locale.ROOT)),
                telling(article.headline()),
                article.published().day());
        List<MeasureCandidate> out = new ArrayList<>();
        for (Entry e : entries.values()) {
            if (e.measure().issuer().equals(issuer) && !e.heard().isAfter(latest)) {
                MeasureCandidate c = score(e, claim, told);
                if (c.score() > 0) {
                    out.add(c);
                }
            }
        }
        out.sort(Comparator.comparingDouble(MeasureCandidate::score)
                .reversed()
                // of equals the newest, as news are about what is new
                .thenComparing(c -> heard(c.measure()), Comparator.reverseOrder())
                .thenComparing(MeasureCandidate::measure));
        return List.copyOf(out.subList(0, Math.min(most, out.size())));
    }

    /// Every measure that the claim may mean, best first.
    public List<MeasureCandidate> find(Claim claim, Article article) {
        return find(claim, article, Integer.MAX_VALUE);
    }

    /// The measures that a reviewer's words name: an id, or words of title, act, number,
    /// items and parties.
    ///
    /// All words must be found, in any order; each may be cut off. The code of an issuer (`TW`)
    /// means its measures. A measure whose id is written goes before all others, then those of
    /// the issuer, then those with more of the words in id, title and act, the newest first.
    ///
    /// @param issuer whose measures go first
    public List<MeasureCandidate> search(String words, String issuer) {
        List<String> asked = Words.of(plainNumbers(words)).stream()
                .map(Words::singular)
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        Set<String> issuers = Arrays.stream(words.strip().split("[\\s-]+"))
                .filter(w -> PLACE.matcher(w).matches())
                .filter(w -> ledger.measures().stream().anyMatch(m -> m.issuer().equals(w)))
                .collect(Collectors.toSet());
        List<Hit> hits = new ArrayList<>();
        for (Measure m : ledger.measures()) {
            boolean exact = m.id().equalsIgnoreCase(words.strip());
            List<String> head =
                    singular(m.id(), m.title(), m.act().reference(), m.act().authority());
            List<String> all = new ArrayList<>(head);
            all.addAll(singular(m.items(), m.parties(), m.summary(), m.note()));
            Entry e = entries.get(m.id());
            if (e != null) {
                all.addAll(e.words());
                all.addAll(e.partyWords());
            }
            boolean own = issuers.isEmpty() || issuers.contains(m.issuer());
            if (exact || (own && asked.stream().allMatch(w -> isIn(w, all)))) {
                hits.add(new Hit(
                        m,
                        exact,
                        m.issuer().equals(issuer),
                        asked.stream().filter(w -> isIn(w, head)).count(),
                        heard(m.id())));
            }
        }
        hits.sort(Comparator.comparing(Hit::exact)
                .thenComparing(Hit::own)
                .thenComparingLong(Hit::inHead)
                .thenComparing(Hit::heard)
                .reversed()
                .thenComparing(h -> h.measure().id()));
        boolean exact = !hits.isEmpty() && hits.getFirst().exact();
        return hits.stream()
                .filter(h -> !exact || h.exact())
                .map(h -> new MeasureCandidate(h.measure().id(), 0, List.of("has " + words.strip())))
                .toList();
    }

    /// What a search found.
    ///
    /// @param exact whether its id was written
    /// @param own whether it is of the issuer that goes first
    /// @param inHead how many of the words stand in id, title and act
    private record Hit(Measure measure, boolean exact, boolean own, long inHead, LocalDate heard) {}

    private static List<String> singular(String... texts) {
        List<String> out = new ArrayList<>();
        for (String text : texts) {
            Words.of(plainNumbers(text)).forEach(w -> out.add(Words.singular(w)));
        }
        return out;
    }

    /// A text with its numbers without commas: `1,402` as `1402`.
    private static String plainNumbers(String text) {
        return text.replaceAll("(?<=\\d),(?=\\d{3}\\b)", "");
    }

    /// A number must be the whole of one; a word may be the beginning of one.
    private static boolean isIn(String word, List<String> words) {
        return words.stream().anyMatch(w -> isNumber(word) ? w.equals(word) : w.startsWith(word));
    }

    private LocalDate heard(String measure) {
        Entry e = entries.get(measure);
        return e == null ? LocalDate.MIN : e.heard();
    }

    /// Where a claim stands.
    ///
    /// @param words its own
    /// @param around its passage and the one after it, in which an act that is told in short is told in full
    /// @param inAround the words of these, taken apart once for all measures
    private record Told(Telling words, String around, List<String> inAround, Telling title, LocalDate published) {}

    private static String around(Span span, Article article) {
        int from = span.start();
        int to = span.end();
        List<Passage> all = article.passages();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).span().overlaps(span)) {
                from = Math.min(from, all.get(i).span().start());
                to = Math.max(
                        to, all.get(Math.min(i + 1, all.size() - 1)).span().end());
            }
        }
        return article.text().substring(from, to);
    }

    private MeasureCandidate score(Entry e, Claim claim, Told told) {
        List<String> reasons = new ArrayList<>();
        double score = 0;
        boolean numbered = claim.notices().stream().anyMatch(n -> isNumbered(n, e.measure()));
        boolean named = numbered || names(told.words().text(), e.measure());
        if (named || told.words().cites(e)) {
            score += NUMBER;
            reasons.add("names " + e.measure().act().reference());
        } else {
            score += heads(told, e, reasons);
        }
        double goods = 0;
        if (!claim.items().isEmpty()) {
            List<String> found = new ArrayList<>();
            double sum = 0;
            for (Slot<ItemMention> item : claim.items()) {
                double share = agreement(item.value(), e);
                sum += share;
                if (share > 0) {
                    found.add(item.value().mention() + (share < 1 ? " (by customs code)" : ""));
                }
            }
            if (!found.isEmpty()) {
                goods = ITEMS * sum / claim.items().size();
                reasons.add(found.size() + " of " + claim.items().size() + " items: " + String.join(", ", found));
            }
        }
        double parties = parties(claim, told.around(), e, reasons);
        score += goods + parties + places(claim, e, reasons);
        boolean other = (!claim.items().isEmpty() && goods < ITEMS / 2) || (namesEntities(claim) && parties <= 0);
        if (!named
                && !other
                && claim.notices().isEmpty()
                && isOfTheTime(e, told.published())
                && names(told.around(), told.inAround(), e.measure())) {
            score += AROUND;
            reasons.add("the passage names " + e.measure().act().reference());
        }
        if (e.measure().isBaseRule()) {
            // a list goes on: what is done to it has a day of its own
            if (hasName(told.around().toLowerCase(Locale.ROOT), listName(e.measure()))) {
                score += LIST;
                reasons.add("the passage names the list");
            }
            return new MeasureCandidate(e.measure().id(), Math.clamp(score, 0, 1), false, reasons);
        }
        double agrees = score > 0 ? dates(claim, e, reasons) : dayAlone(claim, e, reasons);
        if (score > 0 && agrees == 0) {
            agrees = fresh(claim, e, told.published(), reasons);
        }
        // a number without its year is one of several: a day must tell which
        boolean sure = named && isSeries(claim, e.measure()) && (numbered || agrees > 0);
        return new MeasureCandidate(e.measure().id(), Math.clamp(score + agrees, 0, 1), sure, reasons);
    }

    /// Whether what became public on a day is news on another.
    static boolean isTellingTime(LocalDate heard, LocalDate published) {
        return !heard.isBefore(published.minusDays(DAYS_OF_TELLING)) && !heard.isAfter(published.plusDays(GRACE_DAYS));
    }

    private static double places(Claim claim, Entry e, List<String> reasons) {
        List<String> same = claim.targets().stream()
                .map(Slot::value)
                .filter(Target.Place.class::isInstance)
                .map(Target::code)
                .filter(e.places()::contains)
                .distinct()
                .toList();
        if (same.isEmpty() || namesEntities(claim)) {
            return 0;
        }
        reasons.add("is aimed at " + String.join(", ", same));
        return PLACES;
    }

    private static boolean namesEntities(Claim claim) {
        return claim.targets().stream().map(Slot::value).anyMatch(Target.Entity.class::isInstance);
    }

    /// Whether the act of a measure belongs to the series of the body that the claim names,
    /// as each numbers its own.
    private static boolean isSeries(Claim claim, Measure measure) {
        String body = claim.issuer().value().body().toLowerCase(Locale.ROOT);
        String authority = measure.act().authority().toLowerCase(Locale.ROOT);
        return body.isEmpty()
                || authority.isEmpty()
                || Words.of(authority).stream()
                        .anyMatch(w -> w.length() > 2 && (body.startsWith(w) || w.startsWith(body)));
    }

    /// Whether a number without its year can mean the act: it became public within the year before the document.
    private static boolean isOfTheTime(Entry e, LocalDate published) {
        return e.heard().isAfter(published.minusYears(1));
    }

    /// What it counts that such an act of the measure became public in the days around the document.
    private static double fresh(Claim claim, Entry e, LocalDate published, List<String> reasons) {
        LocalDate from = published.minusDays(DAYS_OF_TELLING);
        boolean older = claim.historic()
                || claim.dates().stream()
                        .anyMatch(d -> d.value().role() != DateMention.Role.UNTIL
                                && d.value().date().last().isBefore(from));
        if (older) {
            return 0;
        }
        return e.events().stream()
                .filter(v -> isTellingTime(v.knownToPublic(), published)
                        && ClaimEvents.mayMake(
                                claim.action().value(), e.measure().kind(), v.type()))
                .findFirst()
                .map(v -> {
                    reasons.add(v.key() + " became public on " + v.knownToPublic());
                    return FRESH;
                })
                .orElse(0.0);
    }

    private static double parties(Claim claim, String around, Entry e, List<String> reasons) {
        List<String> named = claim.targets().stream()
                .map(Slot::value)
                .filter(Target.Entity.class::isInstance)
                .map(t -> ((Target.Entity) t).name())
                .toList();
        List<String> listed = named.stream()
                .filter(n -> {
                    List<String> words =
                            Words.of(n).stream().map(Words::singular).toList();
                    return !words.isEmpty() && e.partyWords().containsAll(words);
                })
                .toList();
        if (!listed.isEmpty()) {
            reasons.add("lists " + String.join(", ", listed));
            return PARTIES * listed.size() / named.size();
        }
        Optional<String> asMany = named.stream()
                .filter(n -> counted(n).filter(e.partyCounts()::contains).isPresent())
                .findFirst();
        if (asMany.isPresent()) {
            reasons.add("lists as many: " + asMany.get());
            return PARTIES;
        }
        if (!named.isEmpty() || claim.targets().isEmpty()) {
            List<String> there =
                    e.partyNames().stream().filter(n -> hasName(around, n)).toList();
            if (there.size() > 1) {
                reasons.add("the passage names " + String.join(", ", there));
                return PARTIES;
            }
        }
        return 0;
    }

    /// Whether a text has a name, as a whole word where its letters are spaced.
    static boolean hasName(String text, String name) {
        int at = text.indexOf(name);
        if (at < 0) {
            return false;
        }
        int end = at + name.length();
        return !isLatin(name.charAt(name.length() - 1)) || end == text.length() || !isLatin(text.charAt(end));
    }

    private static boolean isLatin(char c) {
        return Character.isLetterOrDigit(c) && c < 0x250;
    }

    /// What the names in a sentence, or in the title of its document, count for.
    private double heads(Told told, Entry e, List<String> reasons) {
        Telling title = told.title();
        List<String> names = new ArrayList<>(told.words().names(e));
        e.acts().stream()
                .filter(a ->
                        inActs.getOrDefault(a, 0) <= OF_ONE_ACT && told.around().contains(a))
                .forEach(names::add);
        if (!names.isEmpty()) {
            reasons.add("has " + String.join(", ", names));
            return Math.min(MOST_NAMES, NAME + FURTHER_NAME * (names.size() - 1));
        }
        List<String> inTitle = title.names(e);
        if (!inTitle.isEmpty() || names(title.text(), e.measure()) || title.cites(e)) {
            reasons.add(
                    inTitle.isEmpty()
                            ? "the title names " + e.measure().act().reference()
                            : "the title has " + String.join(", ", inTitle));
            return IN_TITLE;
        }
        return 0;
    }

    /// A text with what in it tells measures apart, read once for all of them.
    ///
    /// @param names words that few measures have in their heads, small and in the singular, each as it is written
    /// @param cited what it cites, such as `90 FR 47201`
    record Telling(String text, Map<String, String> names, Set<String> cited) {
        List<String> names(Entry e) {
            return names.entrySet().stream()
                    .filter(n -> e.head().contains(n.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        boolean cites(Entry e) {
            return !Collections.disjoint(cited, e.cited());
        }
    }

    /// The names of a text are its words with a capital inside a sentence, or with digits and letters.
    Telling telling(String text) {
        Map<String, String> names = new LinkedHashMap<>();
        Matcher m = NAME_LIKE.matcher(text);
        while (m.find()) {
            String word = m.group();
            boolean begins = !BEFORE_NAME.matcher(text.substring(0, m.start())).find();
            boolean coded = word.chars().anyMatch(Character::isDigit)
                    || word.chars().filter(Character::isUpperCase).count() > 1;
            String plain = Words.singular(word.toLowerCase(Locale.ROOT));
            if ((coded || !begins) && !NO_NAMES.contains(plain) && inHeads.getOrDefault(plain, 0) <= FEW) {
                names.putIfAbsent(plain, word);
            }
        }
        for (String number : longNumbers(text)) {
            if (inHeads.getOrDefault(number, 0) <= FEW) {
                names.putIfAbsent(number, number);
            }
        }
        return new Telling(text, names, cited(text));
    }

    private static Set<String> cited(String text) {
        return matches(CITED, text);
    }

    private static Set<String> matches(Pattern of, String text) {
        return of.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /// The numbers of four digits and more, without commas.
    private static Set<String> longNumbers(String text) {
        return matches(LONG_NUMBER, text).stream().map(n -> n.replace(",", "")).collect(Collectors.toSet());
    }

    /// An exact day of an event that the claim gives too, where nothing else agrees.
    private static double dayAlone(Claim claim, Entry e, List<String> reasons) {
        List<String> told = new ArrayList<>();
        boolean exact = claim.dates().stream().anyMatch(d -> d.value().date().day() > 0);
        double agrees = exact ? dates(claim, e, told) : 0;
        if (agrees <= 0) {
            return 0;
        }
        reasons.addAll(told);
        return agrees;
    }

    private static double dates(Claim claim, Entry e, List<String> reasons) {
        boolean exact = false;
        for (Slot<DateMention> slot : claim.dates()) {
            PartialDate date = slot.value().date();
            Optional<StatusEvent> same = e.events().stream()
                    .filter(v -> agrees(slot.value().role(), date, v))
                    .findFirst();
            if (same.isPresent()) {
                reasons.add(slot.value().role().code() + " " + date + " as "
                        + same.get().key());
                return DATE;
            }
            exact |= slot.value().role() == DateMention.Role.EFFECTIVE
                    && !slot.value().latest()
                    && date.day() > 0;
        }
        if (exact) {
            reasons.add("no event on the day the claim states");
            return -NO_DATE;
        }
        return 0;
    }

    private static boolean agrees(DateMention.Role role, PartialDate date, StatusEvent e) {
        return switch (role) {
            case UNTIL -> !e.to().equals(StatusEvent.OPEN) && within(e.to(), date);
            case ANNOUNCED -> within(e.knownToPublic(), date);
            case EFFECTIVE -> within(e.from(), date);
        };
    }

    static boolean within(LocalDate day, PartialDate date) {
        return !day.isBefore(date.first()) && !day.isAfter(date.last());
    }

    /// How far the measure names an item: 1 by its words or a control code, 0.5 by a customs code alone.
    double agreement(ItemMention item, Entry e) {
        if (containsAll(e.words(), Words.of(item.mention()))
                || containsAll(e.words(), Words.of(item.item()))
                || Words.of(item.mention()).stream()
                        .anyMatch(w -> isModel(w) && e.head().contains(Words.singular(w)))) {
            return 1;
        }
        double best = 0;
        for (String id : item.codes()) {
            int tilde = id.indexOf('~');
            if (tilde > 0) {
                String scheme = id.startsWith("hs") ? "hs" : id.substring(0, tilde);
                best = Math.max(best, byCode(new Code(scheme, id.substring(tilde + 1), Code.Role.REFERENCE_ONLY), e));
            }
        }
        List<String> mention = Words.of(item.mention());
        for (Reference.KnownItem known : ledger.reference().items()) {
            if (best < 1 && isNamedBy(known, mention)) {
                for (Code c : known.codes()) {
                    best = Math.max(best, byCode(c, e));
                }
            }
        }
        return best;
    }

    private static boolean isNamedBy(Reference.KnownItem known, List<String> mention) {
        Set<String> words = new HashSet<>();
        Words.of(known.name()).forEach(w -> words.add(Words.singular(w)));
        return !mention.isEmpty() && containsAll(words, mention);
    }

    private static double byCode(Code code, Entry e) {
        for (Code c : e.codes()) {
            String mine = first(c.code());
            if (c.scheme().equals(code.scheme()) && !mine.equals("*")) {
                String other = first(code.code());
                if (mine.startsWith(other) || other.startsWith(mine)) {
                    return code.scheme().equals("hs") ? BY_CUSTOMS_CODE : 1;
                }
            }
        }
        return 0;
    }

    /// The code itself; lists add the element after a space (`1C902 Sm`).
    private static String first(String code) {
        int space = code.indexOf(' ');
        return space < 0 ? code : code.substring(0, space);
    }

    private static boolean containsAll(Set<String> words, List<String> some) {
        return !some.isEmpty() && some.stream().allMatch(w -> words.contains(Words.singular(w)));
    }

    /// Whether the notice is the measure's act, such as "Announcement 18 of 2025".
    public static boolean isNumbered(NoticeNumber notice, Measure measure) {
        List<String> act = Words.of(measure.act().reference());
        int year = act.indexOf(Integer.toString(notice.year()));
        return year > 0
                && act.subList(0, year).contains(Integer.toString(notice.number()))
                && act.stream().anyMatch(w -> NUMBERED_ACTS.contains(Words.singular(w)));
    }

    /// Whether the text names the number of the act, such as "Announcement No. 18 of 2025".
    static boolean names(String text, Measure measure) {
        return names(text, Words.of(text.toLowerCase(Locale.ROOT)), measure);
    }

    static boolean names(String text, List<String> words, Measure measure) {
        List<String> act = Words.of(measure.act().reference());
        List<String> kind =
                act.stream().filter(w -> !isNumber(w) && w.length() > 3).toList();
        Optional<String> number =
                act.stream().filter(w -> isNumber(w) && w.length() < 4).findFirst();
        Optional<String> year = act.stream().filter(MeasureFinder::isYear).findFirst();
        if (kind.isEmpty() || number.isEmpty()) {
            return false;
        }
        int wanted = Integer.parseInt(number.get());
        for (int i = 0; i + 1 < words.size(); i++) {
            if (Words.singular(words.get(i)).equals(Words.singular(kind.getFirst()))) {
                Numbers told = numbers(words, i + 1);
                if (told.all().contains(wanted)) {
                    Optional<String> stated = words.subList(told.end(), Math.min(told.end() + 3, words.size())).stream()
                            .filter(MeasureFinder::isYear)
                            .findFirst();
                    return year.isEmpty() || stated.isEmpty() || stated.get().equals(year.get());
                }
            }
        }
        return NUMBERED_ACTS.contains(Words.singular(kind.getFirst()))
                && CHINESE_NUMBER
                        .matcher(text)
                        .results()
                        .anyMatch(m -> isWithin(wanted, m.group(2), m.group(3))
                                && (m.group(1) == null
                                        || year.isEmpty()
                                        || m.group(1).equals(year.get())));
    }

    /// The numbers of acts that follow their kind.
    ///
    /// @param end the word behind them
    private record Numbers(Set<Integer> all, int end) {}

    /// "No. 55", "Nos. 55, 56 and 61", "Nos. 55 to 58".
    private static Numbers numbers(List<String> words, int from) {
        int at = from;
        while (at < words.size() && NO.contains(words.get(at))) {
            at++;
        }
        Set<Integer> all = new HashSet<>();
        int last = 0;
        boolean range = false;
        while (at < words.size()) {
            String word = words.get(at);
            if (isActNumber(word)) {
                int n = Integer.parseInt(word);
                for (int k = range ? last : n; k <= n; k++) {
                    all.add(k);
                }
                last = n;
                range = false;
            } else if (at + 1 < words.size() && !all.isEmpty() && isActNumber(words.get(at + 1))) {
                range = TO.contains(word);
                if (!range && !word.equals("and")) {
                    break;
                }
            } else {
                break;
            }
            at++;
        }
        return new Numbers(all, at);
    }

    private static boolean isActNumber(String word) {
        return isNumber(word) && word.length() < 4;
    }

    private static boolean isWithin(int wanted, String first, @Nullable String last) {
        int from = Integer.parseInt(first);
        return last == null ? wanted == from : from <= wanted && wanted <= Integer.parseInt(last);
    }

    /// Whether a word is the name of a model, of letters and digits such as `H20` or `MI308`.
    private static boolean isModel(String word) {
        return word.length() >= 3
                && word.chars().anyMatch(Character::isDigit)
                && word.chars().anyMatch(Character::isLetter);
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    private static boolean isYear(String word) {
        return word.length() == 4 && isNumber(word);
    }
}
