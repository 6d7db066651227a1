package dev.chokepoint.exposure.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReopeningRecordTest {
    private static final LocalDate START = LocalDate.of(2023, 1, 1);

    private static ReopeningRecord.Case one(String measure, int closed, int reopened, int known) {
        return new ReopeningRecord.Case(
                "CN",
                ReopeningRecord.ItemClass.MATERIALS,
                measure,
                START.plusDays(closed),
                reopened < 0 ? Optional.empty() : Optional.of(START.plusDays(reopened)),
                START.plusDays(known),
                "s");
    }

    /// Closed on day 10, licences on day 40, which became public on day 60.
    @Test
    void aReopeningThatWasNotPublicYetIsNotInTheRecord() {
        ReopeningRecord record = new ReopeningRecord(List.of(one("a", 10, 40, 60)));
        assertThat(record.asKnown(START.plusDays(9)).cases()).isEmpty();
        assertThat(record.asKnown(START.plusDays(10)).cases()).containsExactly(one("a", 10, -1, 10));
        assertThat(record.asKnown(START.plusDays(59)).cases()).containsExactly(one("a", 10, -1, 10));
        assertThat(record.asKnown(START.plusDays(60)).cases()).isEqualTo(record.cases());
    }

    /// Licences within a month because talks asked for them say nothing of what the issuer does by itself.
    @Test
    void aReopeningThatTalksBroughtIsNotPrompt() {
        ReopeningRecord.Case own = one("a", 10, 40, 60);
        ReopeningRecord.Case talks = new ReopeningRecord.Case(
                own.issuer(),
                own.items(),
                own.measure(),
                own.closed(),
                own.reopened(),
                own.known(),
                ReopeningRecord.OpenedBy.TALKS,
                own.source());
        LocalDate later = START.plusDays(100);
        assertThat(new ReopeningRecord(List.of(own)).tally("CN", ReopeningRecord.ItemClass.MATERIALS, later, Set.of()))
                .isEqualTo(new ReopeningRecord.Tally(1, 0));
        assertThat(new ReopeningRecord(List.of(talks))
                        .tally("CN", ReopeningRecord.ItemClass.MATERIALS, later, Set.of()))
                .isEqualTo(new ReopeningRecord.Tally(0, 0));
    }

    /// In force from day 10, which became public on day 50 only.
    @Test
    void aMeasureNobodyHadHeardOfIsNotInTheRecord() {
        ReopeningRecord record = new ReopeningRecord(List.of(one("a", 10, -1, 50)));
        assertThat(record.asKnown(START.plusDays(49)).cases()).isEmpty();
        assertThat(record.asKnown(START.plusDays(50)).cases()).isEqualTo(record.cases());
    }

    @Test
    void whatIsCountedOnADayIsTheSameInTheRecordAsKnownOnThatDay() {
        Random random = new Random(7);
        int counted = 0;
        for (int round = 0; round < 500; round++) {
            List<ReopeningRecord.Case> cases = new ArrayList<>();
            for (int k = 0; k < 5; k++) {
                int closed = random.nextInt(300);
                int reopened = random.nextBoolean() ? closed + random.nextInt(200) : -1;
                cases.add(one("m" + k, closed, reopened, Math.max(closed, reopened) + random.nextInt(60)));
            }
            ReopeningRecord record = new ReopeningRecord(cases);
            LocalDate day = START.plusDays(random.nextInt(500));
            ReopeningRecord.Tally tally = record.tally("CN", ReopeningRecord.ItemClass.MATERIALS, day, Set.of("m0"));
            counted += tally.prompt() + tally.late();
            assertThat(record.asKnown(day).tally("CN", ReopeningRecord.ItemClass.MATERIALS, day, Set.of("m0")))
                    .isEqualTo(tally);
        }
        assertThat(counted).isGreaterThan(500);
    }
}
