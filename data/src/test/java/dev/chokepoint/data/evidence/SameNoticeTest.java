package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.NoticeNumber;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A notice says the same in Chinese and in English: the same issuer, acts, goods, places, days and number.
class SameNoticeTest {
    private static final ClaimExtractor READER = ReadingRules.reader();

    /// One notice in both languages.
    record Pair(String name, LocalDate day, String chinese, String english) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Pair> pairs() throws IOException {
        String all = Files.readString(
                SharedData.projectRoot().resolve("data/src/test/resources/evidence/zh/same-notices.txt"));
        List<Pair> out = new ArrayList<>();
        for (String block : all.split("(?m)^== ")) {
            String[] parts = block.split("(?m)^--- (?:zh|en)\n");
            if (parts.length == 3) {
                String[] head = parts[0].strip().split(" ");
                out.add(new Pair(head[0], LocalDate.parse(head[1]), parts[1].strip(), parts[2].strip()));
            }
        }
        return out.stream();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void bothTextsGiveTheSameActs(Pair pair) {
        List<String> chinese = acts(pair.chinese(), pair.day());

        assertThat(chinese).isNotEmpty();
        assertThat(chinese).isEqualTo(acts(pair.english(), pair.day()));
    }

    private static List<String> acts(String text, LocalDate day) {
        return READER.extract(Article.of("a", "", "", PublishedAt.on(day), DocumentKind.NOTICE, text)).stream()
                .map(SameNoticeTest::act)
                .sorted()
                .toList();
    }

    /// What an event of the ledger is made of. Parties carry the names of their text, so only places are compared; a
    /// notice that is suspended is told by its number.
    private static String act(Claim c) {
        return String.join(
                " | ",
                c.issuer().value().place(),
                c.action().value().code(),
                c.modality().value().code(),
                c.items().stream()
                        .map(i -> i.value().item())
                        .filter(i -> !i.startsWith("notice-"))
                        .sorted()
                        .toList()
                        .toString(),
                c.targets().stream()
                        .map(t -> t.value())
                        .filter(t -> t instanceof Target.Place || t instanceof Target.Anywhere)
                        .map(Target::code)
                        .sorted()
                        .toList()
                        .toString(),
                c.dates().stream()
                        .filter(d -> d.value().role() != DateMention.Role.ANNOUNCED)
                        .map(d -> d.value().role().code() + " " + d.value().date())
                        .sorted()
                        .toList()
                        .toString(),
                c.notices().stream().map(NoticeNumber::code).sorted().toList().toString());
    }
}
