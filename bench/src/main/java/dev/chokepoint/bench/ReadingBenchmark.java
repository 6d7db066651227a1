package dev.chokepoint.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.chokepoint.data.evidence.GoldFile;
import dev.chokepoint.data.evidence.PredictionLines;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.text.Article;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Reads documents of about 500 words on one thread and reports documents per processor second of the whole process:
/// start of the machine, compilation, rules and garbage collection included.
public final class ReadingBenchmark {
    private static final int WORDS = 500;

    private ReadingBenchmark() {}

    /// `ReadingBenchmark FOLDER DOCUMENTS [SEED]`: the folder holds annotated passages, whose texts are shuffled
    /// and joined to documents.
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        if (args.length < 2) {
            out.println("usage: ReadingBenchmark FOLDER DOCUMENTS [SEED]");
            return;
        }
        List<Article> passages = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path f :
                    files.filter(x -> x.toString().endsWith(".jsonl")).sorted().toList()) {
                passages.addAll(GoldFile.read(f).value());
            }
        }
        int documents = Integer.parseInt(args[1]);
        Random random = new Random(args.length > 2 ? Long.parseLong(args[2]) : 1);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ClaimExtractor extractor = ReadingRules.reader();
        long ready = system.getProcessCpuTime();
        long words = 0;
        long claims = 0;
        long bytes = 0;
        for (int i = 0; i < documents; i++) {
            StringBuilder text = new StringBuilder();
            int n = 0;
            Article first = passages.get(random.nextInt(passages.size()));
            for (Article p = first; n < WORDS; p = passages.get(random.nextInt(passages.size()))) {
                text.append(p.text()).append('\n');
                n += p.text().split("\\s+").length;
            }
            Reading reading = extractor.read(Article.of("d" + i, "", "", first.published(), text.toString()));
            bytes += PredictionLines.of(reading).length();
            words += n;
            claims += reading.claims().size();
        }
        long end = system.getProcessCpuTime();
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        out.printf(
                "documents %d of %d words, claims %d, output %d characters%n",
                documents, words / documents, claims, bytes);
        out.printf("processor time: start and rules %.2f s, whole process %.2f s%n", ready / 1e9, end / 1e9);
        out.printf(
                "documents a processor second: %.0f whole process, %.0f without start%n",
                documents / (end / 1e9), documents / ((end - ready) / 1e9));
        out.printf("heap in use after collection %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
}
