package dev.chokepoint.controls.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.controls.cases.LedgerText;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Gap;
import dev.chokepoint.controls.determination.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Small parts of the record: what they refuse, what they hold on which day, how they are ordered.
class LawTest {
    private static final LocalDate DAY = LocalDate.of(2030, 6, 1);

    private final Ledger ledger = LedgerText.of("""
        measure CN-2030-1 LICENCE_REQUIREMENT
        rule a requires-licence
        announced 2030-01-01 key told
        effective 2030-02-01 key began
        """);

    private static StatusEvent event(String key, StatusEvent.Type type, String replaces, long sequence) {
        return new StatusEvent(
                key,
                "CN-2030-1",
                "",
                type,
                StatusEvent.Span.from(DAY),
                StatusEvent.Known.on(DAY),
                replaces,
                StatusEvent.Provenance.of(Confidence.RECALLED),
                sequence);
    }

    @Test
    void aLedgerHoldsNothingTwice() {
        Measure measure = ledger.measures().getFirst();
        StatusEvent ends = event("ended", StatusEvent.Type.RESCINDED, "", 1);
        assertThatThrownBy(() -> Ledger.of(List.of(measure, measure), List.of(), Reference.EMPTY))
                .hasMessage("The measure (CN-2030-1) must stand in the ledger once.");
        assertThatThrownBy(() -> Ledger.of(
                        List.of(measure),
                        List.of(ends, event("other", StatusEvent.Type.EXPIRED, "", 1)),
                        Reference.EMPTY))
                .hasMessage("The sequence (1) of (other) must be unique.");
        assertThatThrownBy(() -> ledger.record(event("began", StatusEvent.Type.EXPIRED, "", 0)))
                .hasMessage("The key (began) of an event must be unique.");
        assertThatThrownBy(() -> ledger.with(measure, List.of()))
                .hasMessage("The measure (CN-2030-1) is already in the ledger.");
        assertThatThrownBy(() -> ledger.without("CN-2030-2"))
                .hasMessage("The measure (CN-2030-2) is not in the ledger.");
        assertThat(ledger.without("CN-2030-1").events()).isEmpty();
        assertThat(ledger.without("CN-2030-1").with(measure, List.of(ends)).sequence())
                .isEqualTo(1);
    }

    @Test
    void whatWasReplacedOrWithdrawnStandsNoMore() {
        Ledger moved = ledger.record(event("later", StatusEvent.Type.EFFECTIVE, "began", 0));
        assertThat(moved.standingEventsOf("CN-2030-1"))
                .extracting(StatusEvent::key)
                .containsExactly("told", "later");
        Ledger undone = ledger.record(event("undone", StatusEvent.Type.WITHDRAWN, "began", 0));
        assertThat(undone.standingEventsOf("CN-2030-1"))
                .extracting(StatusEvent::key)
                .containsExactly("told");
        assertThat(undone.eventsOf("CN-2030-1")).hasSize(3);
    }

    @Test
    void anEventRunsForwardAndNamesWhatItWithdraws() {
        assertThatThrownBy(() -> event("undone", StatusEvent.Type.WITHDRAWN, "", 1))
                .hasMessage("The event (undone) must name the event that it withdraws.");
        assertThatThrownBy(() -> event("again", StatusEvent.Type.CONFIRMED, "", 1))
                .hasMessageContaining("must name the event that it confirms");
        StatusEvent.Known letter = new StatusEvent.Known(DAY, DAY.minusDays(3));
        StatusEvent e = new StatusEvent(
                "k",
                "m",
                "",
                StatusEvent.Type.EFFECTIVE,
                StatusEvent.Span.of(DAY, DAY),
                letter,
                "",
                StatusEvent.Provenance.of(Confidence.RECALLED),
                1);
        assertThat(e.knownTo(Audience.ADDRESSEE)).isEqualTo(DAY.minusDays(3));
        assertThat(e.knownTo(Audience.PUBLIC)).isEqualTo(DAY);
        assertThatThrownBy(() -> new StatusEvent(
                        "k",
                        "m",
                        "",
                        StatusEvent.Type.EFFECTIVE,
                        StatusEvent.Span.of(DAY, DAY.minusDays(1)),
                        letter,
                        "",
                        StatusEvent.Provenance.of(Confidence.RECALLED),
                        1))
                .hasMessage("The event (k) must not end (2030-05-31) before it starts (2030-06-01).");
    }

    @Test
    void aListingStandsFromItsFirstToItsLastDayOnceItIsKnown() {
        Reference.Listing l = new Reference.Listing("m", "", DAY, DAY.plusDays(9), DAY.plusDays(2), "");
        assertThat(l.stands(DAY, DAY.plusDays(2))).isTrue();
        assertThat(l.stands(DAY.plusDays(9), DAY.plusDays(2))).isTrue();
        assertThat(l.stands(DAY.minusDays(1), DAY.plusDays(2))).isFalse();
        assertThat(l.stands(DAY.plusDays(10), DAY.plusDays(20))).isFalse();
        assertThat(l.stands(DAY, DAY.plusDays(1))).isFalse();
        assertThat(new Reference.Shareholding("A", 0, DAY, DAY).percent()).isZero();
        assertThat(new Reference.Shareholding("A", 100, DAY, DAY).percent()).isEqualTo(100);
        for (double wrong : new double[] {-1, 101, Double.NaN}) {
            assertThatThrownBy(() -> new Reference.Shareholding("A", wrong, DAY, DAY))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theStricterPolicyCountsAndALicenceIsNamedByIt() {
        assertThat(Policy.APPROVAL.strictest(Policy.DENIAL)).isEqualTo(Policy.DENIAL);
        assertThat(Policy.DENIAL.strictest(Policy.APPROVAL)).isEqualTo(Policy.DENIAL);
        for (Policy p : Policy.values()) {
            assertThat(Outcome.licence(p).free()).isFalse();
        }
        assertThat(Outcome.licence(Policy.DENIAL)).isEqualTo(Outcome.LICENCE_REQUIRED_DENIAL);
        assertThat(Policy.DENIAL.words()).isEqualTo("presumption of denial");
    }

    /// Words that reassure are told only where they are proven.
    @Test
    void whatIsNotProvenIsNotToldToBeFree() {
        Set<Outcome> reassuring =
                Set.of(Outcome.NOTHING_FOUND, Outcome.NO_LICENCE_REQUIRED, Outcome.NOT_SUBJECT, Outcome.SUBJECT_TO_EAR);
        for (Outcome o : Outcome.values()) {
            assertThat(o.needsProof()).as(o.name()).isEqualTo(reassuring.contains(o));
            assertThat(o.unproven()).isEqualTo(reassuring.contains(o) ? Outcome.OUTSIDE_COVERAGE : o);
        }
        Determination.NextChange free = new Determination.NextChange.On(DAY, Outcome.NO_LICENCE_REQUIRED, List.of("m"));
        assertThat(free.withoutUnprovenWords())
                .isEqualTo(new Determination.NextChange.On(DAY, Outcome.OUTSIDE_COVERAGE, List.of("m")));
        Determination.NextChange bound = new Determination.NextChange.On(DAY, Outcome.PROHIBITED, List.of("m"));
        assertThat(bound.withoutUnprovenWords()).isEqualTo(bound);
    }

    @Test
    void onlyABanStopsAShipmentAndALicenceDoesNot() {
        assertThat(List.of(Outcome.values()).stream().filter(Outcome::blocked))
                .containsExactly(Outcome.LICENCE_SUSPENDED, Outcome.PROHIBITED_PRESUMED, Outcome.PROHIBITED);
    }

    @Test
    void aGapIsALackWhereSomethingIsHeldOnNoDay() {
        assertThat(new Gap.Reason.NotHeld().isLacking()).isTrue();
        assertThat(new Gap.Reason.PartlyHeld("some").isLacking()).isTrue();
        assertThat(new Gap.Reason.NotHeldBefore(DAY).isLacking()).isFalse();
        assertThat(new Gap.Reason.NotReadSince(DAY).isLacking()).isFalse();
        assertThat(new Gap.Reason.NotAsked("the code").isLacking()).isFalse();
    }

    @Test
    void aCodeHasASchemeAndThatOfTheTariffDecidesNothing() {
        assertThat(Code.parse("HS:8505.11 ")).isEqualTo(new Code("hs", "8505.11", Code.Role.REFERENCE_ONLY));
        assertThat(Code.parse("eccn:3B001")).isEqualTo(new Code("eccn", "3B001", Code.Role.DEFINING));
        assertThat(Code.parse("x:1")).hasToString("x:1");
        for (String wrong : List.of("3B001", ":3B001")) {
            assertThatThrownBy(() -> Code.parse(wrong))
                    .hasMessage("The code (" + wrong + ") must have the form scheme:code.");
        }
        assertThatThrownBy(() -> Code.parse("eccn: ")).hasMessageContaining("must have a scheme and a value");
    }

    @Test
    void whatAConditionNamesIsFoundInAllItsParts() {
        Condition c = ConditionParser.parse(
                "(a > 1 or b in (x, y)) and not (c starts (3b)) and known(d) and is n and ask (what)",
                Map.of("n", ConditionParser.parse("e + f < 2 or a = z", Map.of())));
        Set<String> attributes = new TreeSet<>();
        Conditions.attributes(c, attributes);
        assertThat(attributes).containsExactly("a", "b", "c", "d", "e", "f");
        Map<String, Set<String>> words = new TreeMap<>();
        Map<String, Set<String>> beginnings = new TreeMap<>();
        Conditions.words(c, words, beginnings);
        assertThat(words).containsExactly(Map.entry("a", Set.of("z")), Map.entry("b", Set.of("x", "y")));
        assertThat(beginnings).containsExactly(Map.entry("c", Set.of("3b")));
    }

    @Test
    void anEffectChangesItsTargetsOrStandsByItself() {
        Set<String> targets = Set.of("CN-2030-1");
        for (Effect e : List.of(
                new Effect.Authorises(targets),
                new Effect.SetsPolicy(targets, Policy.DENIAL),
                new Effect.ReadsOut(targets),
                new Effect.DoesNotEnforce(targets))) {
            assertThat(e.changes()).isEqualTo(targets);
        }
        for (Effect e : List.of(
                new Effect.RequiresLicence(Policy.DENIAL),
                new Effect.Prohibits(true),
                new Effect.RedFlag(),
                new Effect.Withholds(targets),
                new Effect.Explains(targets, true))) {
            assertThat(e.changes()).isEmpty();
        }
    }

    /// Many parties are read once, when somebody asks for them.
    @Test
    void importedListsAreReadOnceWhenTheyAreAsked() {
        AtomicInteger reads = new AtomicInteger();
        Reference.KnownParty party = new Reference.KnownParty(
                "Hillmark Works (SDN)",
                List.of("Hillmark Works"),
                "",
                List.of(new Reference.Listing("US-SDN", "", LocalDate.MIN, StatusEvent.OPEN)),
                List.of(),
                Confidence.SECONDARY);
        ListSource source = new ListSource(
                "US-SDN",
                "US-OFAC",
                "a list",
                Facet.PARTIES,
                Completeness.COMPLETE,
                1,
                1,
                DAY,
                DAY,
                new ListSource.Origin("sdn.csv", "an office", "public"));
        ImportedLists lists = new ImportedLists(List.of(source), Set.of("3B001"), () -> {
            reads.incrementAndGet();
            return List.of(party);
        });
        assertThat(lists.sources()).containsExactly(source);
        assertThat(lists.entries()).containsExactly("3B001");
        assertThat(lists.measures()).containsExactly("US-SDN");
        assertThat(reads).hasValue(0);
        assertThat(lists.parties()).containsExactly(party);
        assertThat(lists.names().suggest(List.of("hillmark", "works"), 3))
                .extracting(s -> s.means())
                .containsExactly(party);
        assertThat(lists.names()).isSameAs(lists.names());
        assertThat(lists.parties()).isSameAs(lists.parties());
        assertThat(reads).hasValue(1);
        assertThatThrownBy(() -> new ListSource(
                        "m", "r", "l", Facet.ITEMS, Completeness.PARTIAL, -1, 0, DAY, DAY, source.origin()))
                .hasMessage("The counts (-1 of 0) of the list (l) must not be negative.");
        assertThatThrownBy(() -> new ListSource(
                        "m", "r", "l", Facet.ITEMS, Completeness.PARTIAL, 0, 0, DAY, DAY.minusDays(1), source.origin()))
                .hasMessageContaining("must not be read through (2030-05-31)");
    }

    @Test
    void aTableOfWhatIsHeldNamesEachPartOnce() {
        Regime regime = new Regime(
                "CN-ECL",
                "CN",
                "a law",
                PlaceSet.of("CN"),
                Set.of(Regime.Link.EXPORT),
                Condition.ALWAYS,
                Condition.ALWAYS,
                Set.of(Facet.ITEMS),
                "a law");
        Coverage one = new Coverage(
                List.of(regime),
                List.of(new Horizon("CN", DAY, "a gazette")),
                List.of(entry("e", "CN-ECL")),
                List.of());
        assertThat(one.readThrough("CN")).contains(DAY);
        assertThat(one.readThrough("JP")).isEmpty();
        assertThat(one.findRegime("CN-ECL")).contains(regime);
        assertThat(one.findRegime("CN")).isEqualTo(Optional.empty());
        assertThat(one.entries("CN-ECL", Facet.ITEMS)).hasSize(1);
        assertThat(one.entries("CN-ECL", Facet.PARTIES)).isEmpty();
        assertThatThrownBy(() -> new Coverage(List.of(regime, regime), List.of(), List.of(), List.of()))
                .hasMessage("The id (CN-ECL) must stand in the coverage table once.");
        assertThatThrownBy(() -> new Coverage(List.of(regime), List.of(), List.of(entry("e", "CN")), List.of()))
                .hasMessage("The entry (e) must be of a regime of the table, not (CN).");
        assertThat(ledger.covering(one).holdsLawOf("CN")).isTrue();
        assertThat(ledger.covering(one).holdsLawOf("JP")).isFalse();
        assertThat(ledger.holdsLawOf("CN")).isFalse();
    }

    private static CoverageEntry entry(String id, String regime) {
        return new CoverageEntry(
                id,
                regime,
                "a list",
                Facet.ITEMS,
                CoverageEntry.Within.ALL,
                Condition.ALWAYS,
                "",
                Completeness.PARTIAL,
                "some",
                DAY,
                DAY,
                DAY,
                "");
    }

    @Test
    void anEntryIsNotReadBeforeItIsExactAndACompleteOneHasASource() {
        assertThatThrownBy(() -> new CoverageEntry(
                        "e",
                        "r",
                        "l",
                        Facet.ITEMS,
                        CoverageEntry.Within.ALL,
                        Condition.ALWAYS,
                        "",
                        Completeness.PARTIAL,
                        "some",
                        DAY,
                        DAY.minusDays(1),
                        DAY,
                        ""))
                .hasMessageContaining("must not be read through (2030-05-31)");
        assertThatThrownBy(() -> new CoverageEntry(
                        "e",
                        "r",
                        "l",
                        Facet.ITEMS,
                        CoverageEntry.Within.ALL,
                        Condition.ALWAYS,
                        "",
                        Completeness.COMPLETE,
                        "all",
                        DAY,
                        DAY,
                        DAY,
                        " "))
                .hasMessage("The entry (e) says complete and must name the source that says so.");
    }

    /// The first runs out after the day of knowledge, the second before it, the third never.
    @Test
    void aSuspensionIsOpenWhereItsEndIsAhead() {
        Ledger ledger = LedgerText.of("""
            measure CN-2030-1 LICENCE_REQUIREMENT
            rule a requires-licence
            effective 2030-02-01
            suspended 2030-05-01 to 2030-07-31 by CN-2030-9

            measure CN-2030-2 LICENCE_REQUIREMENT
            rule a requires-licence
            effective 2030-02-01
            suspended 2030-03-01 to 2030-04-30

            measure CN-2030-3 LICENCE_REQUIREMENT
            rule a requires-licence
            effective 2030-02-01
            suspended 2030-05-01
            """);
        assertThat(OpenSuspension.of(ledger, DAY))
                .containsExactly(new OpenSuspension(
                        "CN-2030-1", "CN", "CN-2030-9", LocalDate.of(2030, 7, 31), Optional.empty()));
        Ledger another = ledger.with(
                LedgerText.of("measure CN-2030-4 LICENCE_REQUIREMENT\nrule a requires-licence\n")
                        .measures()
                        .getFirst(),
                List.of(
                        of("CN-2030-4", StatusEvent.Type.EFFECTIVE, "2030-02-01", "9999-12-31"),
                        of("CN-2030-4", StatusEvent.Type.SUSPENDED, "2030-05-01", "2030-06-30")));
        assertThat(OpenSuspension.of(another, DAY))
                .extracting(OpenSuspension::measure)
                .containsExactly("CN-2030-4", "CN-2030-1");
        // read through April alone, the second may have gone on
        assertThat(OpenSuspension.of(
                        ledger.covering(new Coverage(
                                List.of(),
                                List.of(new Horizon("CN", LocalDate.of(2030, 4, 30), "a gazette")),
                                List.of(),
                                List.of())),
                        DAY))
                .extracting(OpenSuspension::measure)
                .containsExactly("CN-2030-2");
    }

    private static StatusEvent of(String measure, StatusEvent.Type type, String from, String to) {
        return new StatusEvent(
                measure + "#" + type,
                measure,
                "",
                type,
                StatusEvent.Span.of(LocalDate.parse(from), LocalDate.parse(to)),
                StatusEvent.Known.on(LocalDate.parse(from)),
                "",
                StatusEvent.Provenance.of(Confidence.RECALLED),
                0);
    }
}
