package dev.chokepoint.bench;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.stories.RelatedArticle;
import dev.chokepoint.evidence.stories.Story;
import dev.chokepoint.evidence.stories.StoryIndex;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Folds copies and groups stories of seeded made-up articles and compares with how they were made.
///
/// Usage: `StoriesBenchmark [ARTICLES] [SEED]`. A story has a vocabulary of its own (30 words of its matter besides a
/// common vocabulary with Zipf frequencies), lasts up to ten days and has 1 to 12 independent reports of 150 to 700
/// words, each with 0 to 6 copies: verbatim, with a line before or after, with one word in 50 changed, or cut to 60 %.
/// Stories of one theme (a hundred themes) share 40 words, so that they are easy to confuse.
public final class StoriesBenchmark {
    private static final int COMMON_WORDS = 20_000;
    private static final int THEMES = 100;
    private static final LocalDate FIRST_DAY = LocalDate.of(2018, 1, 1);
    private static final int DAYS = 3_000;

    private StoriesBenchmark() {}

    private record Made(String key, LocalDate day, String text, int story, int report) {}

    public static void main(String[] args) {
        int articles = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        Map<Id, Integer> storyOf = new HashMap<>();
        Map<Id, Integer> reportOf = new HashMap<>();
        long words = 0;
        long makingNanos = 0;
        StoryIndex.Builder builder = StoryIndex.builder();
        long start = System.nanoTime();
        Maker maker = new Maker(seed);
        while (storyOf.size() < articles) {
            long t = System.nanoTime();
            List<Made> story = maker.story();
            makingNanos += System.nanoTime() - t;
            for (Made m : story) {
                if (storyOf.size() < articles) {
                    Id id = Id.of("article", m.key);
                    storyOf.put(id, m.story);
                    reportOf.put(id, m.report);
                    words += m.text.chars().filter(c -> c == ' ').count();
                    builder.add(Article.of(m.key, "", "", PublishedAt.on(m.day), m.text));
                }
            }
        }
        double intake = (System.nanoTime() - start - makingNanos) / 1e9;
        long t = System.nanoTime();
        StoryIndex index = builder.build();
        double grouping = (System.nanoTime() - t) / 1e9;

        Pairs copies = new Pairs();
        Pairs stories = new Pairs();
        Map<Id, Set<Integer>> originsSeen = new HashMap<>();
        for (Id id : storyOf.keySet()) {
            copies.add(index.originOf(id).hashCode(), reportOf.getOrDefault(id, -1));
            Id story = index.storyOf(id).id();
            stories.add(story.hashCode(), storyOf.getOrDefault(id, -2));
            originsSeen.computeIfAbsent(story, k -> new HashSet<>()).add(storyOf.getOrDefault(id, -2));
        }
        t = System.nanoTime();
        int asked = 0;
        int hit = 0;
        List<Story> found = index.stories();
        for (int i = 0; i < found.size() && asked < 1000; i += Math.max(1, found.size() / 1000)) {
            Id id = found.get(i).reports().getFirst().origin();
            int of = storyOf.getOrDefault(id, -1);
            long companions = found.get(i).reports().stream()
                    .filter(r -> storyOf.getOrDefault(r.origin(), -2) == of)
                    .count();
            if (companions > 1) {
                asked++;
                hit += index.related(id, 3).stream()
                                .map(RelatedArticle::article)
                                .anyMatch(r -> storyOf.getOrDefault(r, -2) == of)
                        ? 1
                        : 0;
            }
        }
        double asking = (System.nanoTime() - t) / 1e9;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(p -> p.getType() == java.lang.management.MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(java.lang.management.MemoryUsage::getUsed)
                .sum();
        print(String.format(
                Locale.ROOT,
                "%d articles, %.1f million words, %d made stories, seed %d",
                articles,
                words / 1e6,
                maker.stories,
                seed));
        print(String.format(
                Locale.ROOT,
                "words, shingles, minima: %.1f s; copies and stories: %.1f s; peak heap %d MB",
                intake,
                grouping,
                peak >> 20));
        print(String.format(Locale.ROOT, "copies: %s", copies));
        print(String.format(Locale.ROOT, "stories: %d found, %s", found.size(), stories));
        print(String.format(
                Locale.ROOT,
                "related: hit@3 %.3f on %d asked, %.1f ms each",
                hit / (double) asked,
                asked,
                1000 * asking / asked));
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line) {
        System.out.println(line);
    }

    /// Precision and recall over pairs of articles put together.
    private static final class Pairs {
        private final Map<Integer, Long> found = new HashMap<>();
        private final Map<Integer, Long> made = new HashMap<>();
        private final Map<Long, Long> both = new HashMap<>();

        void add(int foundGroup, int madeGroup) {
            found.merge(foundGroup, 1L, Long::sum);
            made.merge(madeGroup, 1L, Long::sum);
            both.merge(((long) foundGroup << 32) | (madeGroup & 0xFFFFFFFFL), 1L, Long::sum);
        }

        private static double pairs(Map<?, Long> sizes) {
            return sizes.values().stream().mapToDouble(n -> n * (n - 1) / 2.0).sum();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "pairs put together rightly %.4f, pairs that belong together found %.4f",
                    pairs(both) / Math.max(1, pairs(found)),
                    pairs(both) / Math.max(1, pairs(made)));
        }
    }

    /// Makes stories from a seed.
    private static final class Maker {
        private final Random random;
        private final String[] common = new String[COMMON_WORDS];
        private final double[] cumulative = new double[COMMON_WORDS];
        private final List<List<String>> themes = new ArrayList<>();
        private int stories;
        private int reports;

        Maker(long seed) {
            random = new Random(seed);
            double sum = 0;
            for (int i = 0; i < COMMON_WORDS; i++) {
                common[i] = word();
                sum += 1.0 / (i + 10);
                cumulative[i] = sum;
            }
            for (int i = 0; i < THEMES; i++) {
                themes.add(words(40));
            }
        }

        private String word() {
            StringBuilder w = new StringBuilder();
            int syllables = 2 + random.nextInt(3);
            for (int i = 0; i < syllables; i++) {
                w.append("bcdfghklmnprstvz".charAt(random.nextInt(16))).append("aeiou".charAt(random.nextInt(5)));
            }
            return w.toString();
        }

        private List<String> words(int n) {
            List<String> out = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                out.add(word());
            }
            return out;
        }

        List<Made> story() {
            int story = stories++;
            List<String> own = words(30);
            List<String> theme = themes.get(random.nextInt(THEMES));
            LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
            List<Made> out = new ArrayList<>();
            int n = 1 + random.nextInt(12);
            for (int r = 0; r < n; r++) {
                int report = reports++;
                LocalDate told = day.plusDays(random.nextInt(11));
                List<String> text = new ArrayList<>();
                int length = 150 + random.nextInt(551);
                for (int i = 0; i < length; i++) {
                    double kind = random.nextDouble();
                    text.add(
                            kind < 0.10
                                    ? own.get(random.nextInt(own.size()))
                                    : kind < 0.22 ? theme.get(random.nextInt(theme.size())) : common());
                }
                out.add(new Made("r" + report, told, String.join(" ", text), story, report));
                int copies = random.nextInt(7);
                for (int c = 0; c < copies; c++) {
                    out.add(new Made(
                            "r" + report + "-" + c, told.plusDays(random.nextInt(3)), copy(text), story, report));
                }
            }
            return out;
        }

        private String common() {
            double x = random.nextDouble() * cumulative[COMMON_WORDS - 1];
            int i = java.util.Arrays.binarySearch(cumulative, x);
            return common[Math.min(COMMON_WORDS - 1, i < 0 ? -i - 1 : i)];
        }

        private String copy(List<String> text) {
            List<String> t = new ArrayList<>(text);
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 -> {
                    t.addAll(0, words(8));
                    t.addAll(words(12));
                }
                case 2 -> {
                    for (int i = 0; i < t.size(); i++) {
                        if (random.nextInt(50) == 0) {
                            t.set(i, common());
                        }
                    }
                }
                default -> t = t.subList(0, t.size() * 6 / 10);
            }
            return String.join(" ", t);
        }
    }
}
