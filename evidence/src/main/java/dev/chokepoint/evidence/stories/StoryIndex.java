package dev.chokepoint.evidence.stories;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Passage;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.evidence.text.Section;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Copies, stories and related articles of a collection.
///
/// Weight of a word in an article: (1 + ln tf)·ln(1 + N/df), headline words counted twice, the 64 heaviest words
/// kept, length 1. Two articles are as related as their cosine times exp(−days/14). Copies are folded first and count
/// neither for df nor as reports of a story. Texts are not kept: about 1.2 kB stay of an article.
public final class StoryIndex {
    /// Days after which the relatedness of two articles has fallen to 1/e.
    public static final double DECAY_DAYS = 14;
    /// A report of 64 or more distinct words joins the story whose centre it is at least this related to.
    public static final double SAME_STORY = 0.16;

    private static final int WORDS_KEPT = 64;
    private static final int CENTRE_WORDS_KEPT = 256;
    private static final int NEIGHBOURS = 12;
    private static final int SHOWN_WORDS = 5;

    private final TermTable terms;
    private final List<Entry> entries;
    private final int[] origin;
    private final Map<Id, Integer> position = new HashMap<>();
    private final List<List<Integer>> copies = new ArrayList<>();
    private final double[] idf;
    private final int[][] postings;
    private final float[][] postingWeights;
    private final Vector[] vectors;
    private final List<Story> stories;
    private final Map<Id, Story> storyOf = new HashMap<>();

    /// What is kept of an article.
    private record Entry(
            Id id,
            String headline,
            String publisher,
            PublishedAt published,
            long day,
            int[] terms,
            byte[] counts,
            MinHash.Sketch sketch) {}

    /// Words in ascending order of their hashes, with weights.
    private record Vector(int[] terms, float[] weights) {}

    private record Scored(int entry, double score, double likeness) {}

    /// Takes articles one by one, so that a collection needs not fit into memory.
    public static final class Builder {
        private final TermTable terms = new TermTable();
        private final List<Entry> entries = new ArrayList<>();

        private Builder() {}

        public Builder add(Article article) {
            entries.add(entryOf(article, terms));
            return this;
        }

        public StoryIndex build() {
            return new StoryIndex(terms, entries);
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    public static StoryIndex of(Iterable<Article> articles) {
        Builder b = builder();
        articles.forEach(b::add);
        return b.build();
    }

    private StoryIndex(TermTable terms, List<Entry> read) {
        this.terms = terms;
        this.entries = read.stream()
                .sorted(Comparator.comparing((Entry e) -> e.published.day())
                        .thenComparing(e -> e.published.time())
                        .thenComparing(Entry::id))
                .toList();
        int n = entries.size();
        for (int i = 0; i < n; i++) {
            if (position.containsKey(entries.get(i).id)) {
                throw new IllegalArgumentException(
                        "The id (" + entries.get(i).id + ") must belong to one article, not to two.");
            }
            position.put(entries.get(i).id, i);
            copies.add(new ArrayList<>());
        }
        this.origin = Copies.origins(entries.stream().map(Entry::sketch).toList());
        int origins = 0;
        for (int i = 0; i < n; i++) {
            if (origin[i] == i) {
                origins++;
                for (int t : entries.get(i).terms) {
                    terms.count(t);
                }
            } else {
                copies.get(origin[i]).add(i);
            }
        }
        this.idf = new double[terms.size()];
        for (int t = 0; t < idf.length; t++) {
            idf[t] = terms.articles(t) == 0 ? 0 : Math.log(1 + origins / (double) terms.articles(t));
        }
        this.vectors = new Vector[n];
        int[] length = new int[terms.size()];
        for (int i = 0; i < n; i++) {
            vectors[i] = vector(entries.get(i).terms, entries.get(i).counts);
            if (origin[i] == i) {
                for (int t : vectors[i].terms) {
                    length[t]++;
                }
            }
        }
        this.postings = new int[terms.size()][];
        this.postingWeights = new float[terms.size()][];
        for (int t = 0; t < length.length; t++) {
            postings[t] = new int[length[t]];
            postingWeights[t] = new float[length[t]];
        }
        int[] filled = new int[terms.size()];
        for (int i = 0; i < n; i++) {
            if (origin[i] == i) {
                Vector v = vectors[i];
                for (int k = 0; k < v.terms.length; k++) {
                    int t = v.terms[k];
                    postings[t][filled[t]] = i;
                    postingWeights[t][filled[t]++] = v.weights[k];
                }
            }
        }
        this.stories = group();
        for (Story s : stories) {
            s.articles().forEach(a -> storyOf.put(a, s));
        }
    }

    /// How many articles it holds, copies among them.
    public int size() {
        return entries.size();
    }

    /// The earliest printing of an article; the article itself where it repeats none.
    public Id originOf(Id article) {
        return entries.get(origin[at(article)]).id;
    }

    /// All stories in order of their first report.
    public List<Story> stories() {
        return stories;
    }

    public Story storyOf(Id article) {
        return Optional.ofNullable(storyOf.get(article)).orElseThrow(() -> unknown(article));
    }

    /// The articles most related to one of the collection; its own copies are left out.
    public List<RelatedArticle> related(Id article, int most) {
        int self = at(article);
        Entry e = entries.get(self);
        return shown(vectors[self], e.day, origin[self], most);
    }

    /// The articles most related to one that may stand outside the collection; itself and its copies are left out.
    public List<RelatedArticle> related(Article article, int most) {
        TermTable own = new TermTable();
        Entry e = entryOf(article, own);
        int[] known = new int[e.terms.length];
        byte[] counts = new byte[e.terms.length];
        int n = 0;
        for (int k = 0; k < known.length; k++) {
            int t = terms.find(own.hash(e.terms[k]));
            if (t >= 0) {
                known[n] = t;
                counts[n++] = e.counts[k];
            }
        }
        List<MinHash.Sketch> sketches = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            sketches.add(entries.get(i).sketch);
        }
        sketches.add(e.sketch);
        int of = Copies.origins(sketches)[entries.size()];
        int self = of == entries.size() ? -1 : origin[of];
        return shown(vector(Arrays.copyOf(known, n), Arrays.copyOf(counts, n)), e.day, self, most);
    }

    private List<RelatedArticle> shown(Vector v, long day, int self, int most) {
        List<RelatedArticle> out = new ArrayList<>();
        for (Scored s : nearest(v, day, self, 0, entries.size(), most)) {
            Entry e = entries.get(s.entry);
            out.add(new RelatedArticle(
                    e.id,
                    e.headline,
                    e.publisher,
                    e.published,
                    s.score,
                    s.likeness,
                    Math.abs(e.day - day),
                    shared(v, vectors[s.entry]),
                    copies.get(s.entry).stream().map(c -> entries.get(c).id).toList()));
        }
        return out;
    }

    private List<String> shared(Vector a, Vector b) {
        Map<Integer, Float> weight = new HashMap<>();
        for (int k = 0; k < a.terms.length; k++) {
            weight.put(a.terms[k], a.weights[k]);
        }
        record Part(int term, double part) {}
        List<Part> parts = new ArrayList<>();
        for (int k = 0; k < b.terms.length; k++) {
            Float w = weight.get(b.terms[k]);
            if (w != null) {
                parts.add(new Part(b.terms[k], w * b.weights[k]));
            }
        }
        return parts.stream()
                .sorted(Comparator.comparingDouble((Part p) -> -p.part).thenComparing(p -> terms.word(p.term)))
                .limit(SHOWN_WORDS)
                .map(p -> terms.word(p.term))
                .toList();
    }

    /// The origins among entries `from` to `to` with the highest scores, best first.
    private List<Scored> nearest(Vector v, long day, int self, int from, int to, int most) {
        if (most <= 0 || to <= from) {
            return List.of();
        }
        double[] dot = new double[to - from];
        int[] touched = new int[to - from];
        int n = 0;
        for (int k = 0; k < v.terms.length; k++) {
            int[] list = postings[v.terms[k]];
            float[] weights = postingWeights[v.terms[k]];
            int p = Arrays.binarySearch(list, from);
            for (p = p < 0 ? -p - 1 : p; p < list.length && list[p] < to; p++) {
                int i = list[p] - from;
                if (dot[i] == 0) {
                    touched[n++] = i;
                }
                dot[i] += v.weights[k] * weights[p];
            }
        }
        List<Scored> found = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int i = touched[k] + from;
            if (i != self) {
                double decay = Math.exp(-Math.abs(entries.get(i).day - day) / DECAY_DAYS);
                found.add(new Scored(i, dot[touched[k]] * decay, dot[touched[k]]));
            }
        }
        found.sort(Comparator.comparingDouble((Scored s) -> -s.score).thenComparingInt(s -> s.entry));
        return found.size() <= most ? found : List.copyOf(found.subList(0, most));
    }

    /// A story while it grows: the sum of its reports' vectors and the day of the last.
    private static final class Centre {
        private final List<Integer> reports = new ArrayList<>();
        private Vector sum = new Vector(new int[0], new float[0]);
        private long lastDay;
    }

    /// The bar for a report: two samples of one source share less the shorter they are, so it falls with the root of
    /// the number of words.
    private static double sameStory(Vector report) {
        return SAME_STORY * Math.sqrt(report.terms.length / (double) WORDS_KEPT);
    }

    private List<Story> group() {
        int n = entries.size();
        List<Centre> centres = new ArrayList<>();
        Centre[] centreOf = new Centre[n];
        double reach = -DECAY_DAYS * Math.log(SAME_STORY / 4);
        int from = 0;
        for (int i = 0; i < n; i++) {
            if (origin[i] != i) {
                continue;
            }
            Entry e = entries.get(i);
            while (entries.get(from).day < e.day - reach) {
                from++;
            }
            Optional<Centre> best = Optional.empty();
            double bestScore = sameStory(vectors[i]);
            List<Centre> tried = new ArrayList<>();
            for (Scored s : nearest(vectors[i], e.day, i, from, i, NEIGHBOURS)) {
                Centre c = centreOf[s.entry];
                if (tried.contains(c)) {
                    continue;
                }
                tried.add(c);
                double score = cosine(vectors[i], c.sum) * Math.exp(-(e.day - c.lastDay) / DECAY_DAYS);
                if (score >= bestScore) {
                    bestScore = score;
                    best = Optional.of(c);
                }
            }
            Centre home = best.orElseGet(() -> {
                Centre c = new Centre();
                centres.add(c);
                return c;
            });
            home.reports.add(i);
            home.sum = plus(home.sum, vectors[i]);
            home.lastDay = e.day;
            centreOf[i] = home;
        }
        List<Story> out = new ArrayList<>();
        for (Centre c : centres) {
            List<Story.Report> reports = new ArrayList<>();
            for (int i : c.reports) {
                Entry e = entries.get(i);
                reports.add(new Story.Report(
                        e.id,
                        e.headline,
                        e.publisher,
                        e.published,
                        copies.get(i).stream().map(k -> entries.get(k).id).toList()));
            }
            Id id = Id.of("story", reports.getFirst().origin().value());
            out.add(new Story(id, reports, heaviest(c.sum)));
        }
        return List.copyOf(out);
    }

    private List<String> heaviest(Vector v) {
        return java.util.stream.IntStream.range(0, v.terms.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -v.weights[k])
                        .thenComparing(k -> terms.word(v.terms[k])))
                .limit(SHOWN_WORDS)
                .map(k -> terms.word(v.terms[k]))
                .toList();
    }

    private double cosine(Vector unit, Vector sum) {
        double dot = 0;
        double norm = 0;
        for (float w : sum.weights) {
            norm += w * w;
        }
        int a = 0;
        int b = 0;
        while (a < unit.terms.length && b < sum.terms.length) {
            int order = Long.compare(terms.hash(unit.terms[a]), terms.hash(sum.terms[b]));
            if (order == 0) {
                dot += unit.weights[a++] * sum.weights[b++];
            } else if (order < 0) {
                a++;
            } else {
                b++;
            }
        }
        return norm == 0 ? 0 : dot / Math.sqrt(norm);
    }

    private Vector plus(Vector x, Vector y) {
        int[] t = new int[x.terms.length + y.terms.length];
        float[] w = new float[t.length];
        int n = 0;
        int a = 0;
        int b = 0;
        while (a < x.terms.length || b < y.terms.length) {
            int order = a == x.terms.length
                    ? 1
                    : b == y.terms.length ? -1 : Long.compare(terms.hash(x.terms[a]), terms.hash(y.terms[b]));
            t[n] = order <= 0 ? x.terms[a] : y.terms[b];
            w[n] = (order <= 0 ? x.weights[a] : 0) + (order >= 0 ? y.weights[b] : 0);
            a += order <= 0 ? 1 : 0;
            b += order >= 0 ? 1 : 0;
            n++;
        }
        return heaviestOf(t, w, n, CENTRE_WORDS_KEPT);
    }

    private Vector vector(int[] ids, byte[] counts) {
        int n = ids.length;
        int[] t = ids.clone();
        float[] w = new float[n];
        for (int k = 0; k < n; k++) {
            w[k] = (float) ((1 + Math.log(counts[k] & 0xFF)) * idf[t[k]]);
        }
        Vector kept = heaviestOf(t, w, n, WORDS_KEPT);
        double norm = 0;
        for (float x : kept.weights) {
            norm += x * x;
        }
        if (norm > 0) {
            float scale = (float) (1 / Math.sqrt(norm));
            for (int k = 0; k < kept.weights.length; k++) {
                kept.weights[k] *= scale;
            }
        }
        return kept;
    }

    /// The `most` heaviest words, in ascending order of their hashes.
    private Vector heaviestOf(int[] t, float[] w, int n, int most) {
        Integer[] order = new Integer[n];
        for (int k = 0; k < n; k++) {
            order[k] = k;
        }
        if (n > most) {
            Arrays.sort(
                    order, Comparator.comparingDouble((Integer k) -> -w[k]).thenComparingLong(k -> terms.hash(t[k])));
        }
        int kept = Math.min(n, most);
        Arrays.sort(order, 0, kept, Comparator.comparingLong(k -> terms.hash(t[k])));
        int[] ids = new int[kept];
        float[] weights = new float[kept];
        for (int k = 0; k < kept; k++) {
            ids[k] = t[order[k]];
            weights[k] = w[order[k]];
        }
        return new Vector(ids, weights);
    }

    private static Entry entryOf(Article article, TermTable terms) {
        String text = article.text();
        MinHash.Collector shingles = new MinHash.Collector();
        Map<Integer, Integer> counts = new HashMap<>();
        for (Passage p : article.passages()) {
            if (!p.section().isRead()) {
                continue;
            }
            int weight = p.section() == Section.HEADLINE ? 2 : 1;
            Words.of(text, p.span().start(), p.span().end(), (hash, start, end) -> {
                if (p.section() != Section.HEADLINE) {
                    shingles.add(hash);
                }
                if (end - start > 1 && !Words.isFunctionWord(hash)) {
                    counts.merge(terms.number(hash, text, start, end), weight, Integer::sum);
                }
            });
        }
        int[] ids = new int[counts.size()];
        byte[] times = new byte[ids.length];
        int n = 0;
        for (Map.Entry<Integer, Integer> c : counts.entrySet()) {
            ids[n] = c.getKey();
            times[n++] = (byte) Math.min(255, c.getValue());
        }
        return new Entry(
                article.id(),
                article.headline(),
                article.publisher(),
                article.published(),
                ChronoUnit.DAYS.between(
                        java.time.LocalDate.EPOCH, article.published().day()),
                ids,
                times,
                shingles.sketch());
    }

    private int at(Id article) {
        return Optional.ofNullable(position.get(article)).orElseThrow(() -> unknown(article));
    }

    private static IllegalArgumentException unknown(Id article) {
        return new IllegalArgumentException("The article (" + article + ") must be one of the collection.");
    }
}
