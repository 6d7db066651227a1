package dev.chokepoint.controls.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.cases.LedgerText;
import dev.chokepoint.controls.law.Act;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.Reference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Mistakes of an author, each beside the same ledger without it.
class LedgerLintTest {
    /// A ledger in which nothing is wrong.
    private static final String SOUND = """
            attribute size

            measure CN-2030-1 LICENCE_REQUIREMENT
            rule over-5 requires-licence
            exporter CN
            item size >= 5
            announced 2030-01-01
            effective 2030-02-01
            """;

    private static List<String> findings(String text) {
        return findings(LedgerText.of(text));
    }

    /// What is found beside what every ledger without a table of what it holds is told.
    private static List<String> findings(Ledger ledger) {
        List<String> found = new ArrayList<>(
                LedgerLint.of(ledger).stream().map(Finding::text).toList());
        assertThat(found.remove("coverage.yaml says of no regime what is held: no answer can reassure."))
                .isTrue();
        return found;
    }

    private static List<String> changed(String what, String with) {
        assertThat(SOUND).contains(what);
        return findings(SOUND.replace(what, with));
    }

    private static List<String> more(String text) {
        return findings(SOUND + text);
    }

    @Test
    void aSoundLedgerHasNoFinding() {
        assertThat(findings(SOUND)).isEmpty();
    }

    @Test
    void whatARuleNamesMustBeInTheTables() {
        assertThat(changed("attribute size\n", ""))
                .containsExactly("CN-2030-1 rule over-5 uses the attribute size, which attributes.yaml lacks.");
        assertThat(changed("exporter CN", "exporter CN\nend-uses chips"))
                .containsExactly("CN-2030-1 rule over-5 asks for the end use chips, which words.yaml lacks.");
        assertThat(findings(SOUND.replace("exporter CN", "exporter CN\nend-uses chips") + "\nuse chips\nwords chips\n"))
                .isEmpty();
        assertThat(changed("exporter CN", "exporter CN\ndestination DE far"))
                .containsExactly("CN-2030-1 rule over-5 names the place or group far, which groups.yaml lacks.");
        assertThat(findings(SOUND.replace("exporter CN", "exporter CN\ndestination DE far") + "\ngroup far JP\n"))
                .isEmpty();
        assertThat(changed("exporter CN", "exporter CN\nheadquarters * -far"))
                .containsExactly("CN-2030-1 rule over-5 names the place or group far, which groups.yaml lacks.");
        assertThat(changed("exporter CN", "exporter CN\nparties listed-by CN-2030-1 big"))
                .containsExactly("CN-2030-1 rule over-5 is about listed parties, but parties.yaml lists none under"
                        + " CN-2030-1 big.");
        assertThat(findings(SOUND.replace("exporter CN", "exporter CN\nparties listed-by CN-2030-1 big")
                        + "\nparty Works\nlisted CN-2030-1 tag big\n"))
                .isEmpty();
    }

    @Test
    void theFigureOfARuleMustBeCitedBySomeTextOfIt() {
        assertThat(changed("size >= 5", "size >= 6"))
                .containsExactly("CN-2030-1 rule over-5 asks for size >= 6, a figure that no text of it cites.");
        assertThat(changed("size >= 5", "size >= 0")).isEmpty();
        assertThat(changed("size >= 5", "not (size < 6) or size >= 5 and size >= 7"))
                .hasSize(2)
                .anyMatch(f -> f.contains("size < 6"))
                .anyMatch(f -> f.contains("size >= 7"));
    }

    @Test
    void aRuleMustReachWhatItIsAbout() {
        assertThat(changed("exporter CN", "exporter JP"))
                .containsExactly("CN-2030-1 rule over-5 can never hold: it is about what leaves JP, but reaches only"
                        + " what leaves CN.");
        assertThat(changed("exporter CN\n", ""))
                .containsExactly("CN-2030-1 rule over-5 reaches only what leaves CN; say so in from.");
        assertThat(changed("exporter CN", "exporter CN\nreach anywhere"))
                .containsExactly("CN-2030-1 rule over-5 is only about what leaves CN; its reach is territory.");
        assertThat(changed("exporter CN", "exporter JP\nreach anywhere")).isEmpty();
        assertThat(changed("exporter CN", "exporter CN\ndestination CN"))
                .containsExactly("CN-2030-1 rule over-5 can never hold: it stays in CN.");
        assertThat(changed("exporter CN", "exporter CN\ndestination CN\nmovements transfer"))
                .isEmpty();
        assertThat(changed("exporter CN", "exporter CN\ndestination CN DE")).isEmpty();
        assertThat(changed("exporter CN", "exporter CN\ndestination DE -DE"))
                .containsExactly("CN-2030-1 rule over-5 can never hold: no place is in DE -DE.");
    }

    @Test
    void aPlaceIsOnlyShutOutWhereItIsSoOnEveryDay() {
        String rule = SOUND.replace("exporter CN", "exporter CN\ndestination DE -far");
        assertThat(findings(rule + "\ngroup far DE\n"))
                .containsExactly("CN-2030-1 rule over-5 can never hold: no place is in DE -far.");
        assertThat(findings(rule + "\ngroup far DE from 2030-06-01\n")).isEmpty();
        assertThat(findings(rule + "\ngroup far DE to 2030-06-01\n")).isEmpty();
    }

    @Test
    void rulesHaveNamesOfTheirOwnAndAnActThatBindsHasRules() {
        assertThat(changed("announced", "rule over-5 requires-licence\nexporter CN\nannounced"))
                .containsExactly("CN-2030-1 has two rules named over-5.");
        assertThat(more("\nmeasure CN-2030-2 PROHIBITION\nannounced 2030-01-01\n"))
                .containsExactly("CN-2030-2 binds but has no rule.");
        for (String kind : List.of(
                "FRAMEWORK", "PLANNED", "COMMITMENT", "SUSPENSION", "RESCISSION", "PROCEDURE", "BLOCKING_ORDER")) {
            assertThat(more("\nmeasure CN-2030-2 " + kind + "\nannounced 2030-01-01\n"))
                    .as(kind)
                    .isEmpty();
        }
    }

    private static String other(String effect, String effective) {
        return "\nmeasure CN-2030-2 AUTHORISATION\nrule b " + effect + "\nexporter CN\nannounced 2030-01-01\neffective "
                + effective + "\n";
    }

    @Test
    void whatARuleChangesMustAskForSomethingAndBindOnADayWithIt() {
        assertThat(more(other("authorises CN-2030-1", "2030-03-01"))).isEmpty();
        assertThat(more(other("authorises CN-2030-1/over-5", "2030-03-01"))).isEmpty();
        assertThat(more(other("authorises CN-2030-1/over-6", "2030-03-01")))
                .containsExactly("CN-2030-2 rule b changes CN-2030-1/over-6, which asks for nothing of the kind.");
        assertThat(more(other("authorises CN-2030-2", "2030-03-01")))
                .containsExactly("CN-2030-2 rule b changes CN-2030-2, which asks for nothing of the kind.");
        assertThat(findings(SOUND + "rescinded 2030-03-01\n" + other("authorises CN-2030-1", "2030-03-01")))
                .containsExactly("CN-2030-2 rule b changes CN-2030-1, which never binds together with it.");
        assertThat(findings(SOUND + "rescinded 2030-03-02\n" + other("authorises CN-2030-1", "2030-03-01")))
                .isEmpty();
        // a policy is that of a licence, and a ban has none
        assertThat(findings(SOUND.replace("requires-licence", "prohibits")
                        + other("sets-policy DENIAL CN-2030-1", "2030-03-01")))
                .containsExactly("CN-2030-2 rule b changes CN-2030-1, which asks for nothing of the kind.");
        assertThat(findings(
                        SOUND.replace("requires-licence", "prohibits") + other("authorises CN-2030-1", "2030-03-01")))
                .isEmpty();
    }

    @Test
    void whatIsWithheldMustBeAnAuthorisation() {
        String withholds = """

                measure CN-2030-3 PROCEDURE
                rule c withholds CN-2030-2/b
                exporter CN
                announced 2030-01-01
                effective 2030-02-01
                """;
        assertThat(more(other("authorises CN-2030-1", "2030-03-01") + withholds))
                .isEmpty();
        assertThat(more(other("authorises CN-2030-1", "2030-03-01") + withholds.replace("CN-2030-2/b", "CN-2030-1")))
                .containsExactly("CN-2030-3 rule c withholds CN-2030-1, which authorises nothing.");
    }

    @Test
    void eventsMustMakeALife() {
        assertThat(more("suspended 2030-03-01 to 2030-04-30 key p\nextended 2030-05-01 to 2030-06-30 key q\n"))
                .isEmpty();
        assertThat(more("suspended 2030-03-01 to 2030-04-30 key p\nextended 2030-04-30 to 2030-06-30 key q\n"))
                .containsExactly("CN-2030-1 has overlapping suspensions p and q.");
        assertThat(more("extended 2030-05-01 to 2030-06-30 key q\n"))
                .containsExactly("CN-2030-1 extends a suspension that never began (q).");
        assertThat(more("suspended 2030-03-01 by CN-2030-7 key p\n"))
                .containsExactly("CN-2030-1 has the event p by CN-2030-7, which is not in the ledger.");
        assertThat(more("rescinded 2030-02-01\n"))
                .containsExactly("CN-2030-1 ends on 2030-02-01, before it starts on 2030-02-01.");
        assertThat(more("rescinded 2030-02-02\n")).isEmpty();
        assertThat(more("rescinded 2030-03-01\nsuspended 2030-03-01 to 2030-03-31 key p\n"))
                .containsExactly("CN-2030-1 is suspended (p) on days on which it would not bind anyway.");
        assertThat(more("rescinded 2030-03-02\nsuspended 2030-03-01 to 2030-03-31 key p\n"))
                .isEmpty();
        assertThat(more("suspended 2030-01-02 to 2030-01-31 key p\n"))
                .containsExactly("CN-2030-1 is suspended (p) on days on which it would not bind anyway.");
        assertThat(more("suspended 2030-01-02 to 2030-02-01 key p\n")).isEmpty();
    }

    @Test
    void whatBindsIsAnnouncedFirstOrToldToWhomItBinds() {
        assertThat(changed("announced 2030-01-01", "announced 2030-02-02"))
                .containsExactly("CN-2030-1 is announced on 2030-02-02, after it binds from 2030-02-01, and nobody was"
                        + " told before.");
        assertThat(changed("announced 2030-01-01", "announced 2030-02-01")).isEmpty();
        assertThat(changed("announced 2030-01-01", "announced 2030-02-02 addressee 2030-01-20"))
                .isEmpty();
    }

    @Test
    void tablesAreReadBySomeRuleAndSayNothingTwice() {
        assertThat(findings("attribute size\nnamed big size >= 5\n\n" + SOUND.replace("attribute size\n", "")))
                .containsExactly("definitions.yaml: big is used by no rule.");
        assertThat(findings("attribute size\nnamed big size >= 5\n\n"
                        + SOUND.replace("attribute size\n", "").replace("item size >= 5", "item is big")))
                .isEmpty();
        assertThat(more("\nparty Works\nlisted CN-2030-1\n"))
                .containsExactly("parties.yaml: Works is listed under CN-2030-1, but no rule reads that list.");
        assertThat(more("\ngroup far DE to 2030-06-01\ngroup far DE from 2030-06-01\n"))
                .containsExactly("groups.yaml: DE is in far twice at a time.");
        assertThat(more("\ngroup far DE to 2030-06-01\ngroup far DE from 2030-06-02\n"))
                .isEmpty();
        String read = SOUND.replace("exporter CN", "exporter CN\nparties listed-by CN-2030-1");
        assertThat(findings(read + "\nparty Works\nlisted CN-2030-1 tag a to 2030-06-01\nlisted CN-2030-1 tag a from"
                        + " 2030-06-01\n"))
                .containsExactly("parties.yaml: Works is listed under CN-2030-1 twice at a time.");
        assertThat(findings(read + "\nparty Works\nlisted CN-2030-1 tag a\nlisted CN-2030-1 tag b\n"))
                .isEmpty();
    }

    @Test
    void ownersHoldNoMoreThanAllOfAParty() {
        String read = SOUND.replace("exporter CN", "exporter CN\nparties listed-by CN-2030-1");
        String party = "\nparty Works\nlisted CN-2030-1\nowner A; 60 from 2030-01-01\nowner B; ";
        assertThat(findings(read + party + "40 from 2030-02-01\n")).isEmpty();
        assertThat(findings(read + party + "41 from 2030-02-01\n"))
                .containsExactly("parties.yaml: the owners of Works hold 101.0 % on 2030-02-01.");
        assertThat(findings(read + party.replace("2030-01-01", "2030-01-01 to 2030-01-31") + "41 from 2030-02-01\n"))
                .isEmpty();
        assertThat(findings(read + party.replace("2030-01-01", "2030-01-01 to 2030-02-01") + "41 from 2030-02-01\n"))
                .hasSize(1);
    }

    private static List<String> sourced(Confidence confidence, String... sources) {
        Measure m = new Measure(
                "CN-2030-1",
                new Act("CN", "made up", "Act 1", "law"),
                MeasureKind.FRAMEWORK,
                "A law",
                "",
                "",
                "",
                "",
                "",
                "",
                true,
                confidence,
                List.of(),
                List.of(sources),
                List.of());
        return findings(Ledger.of(List.of(m), List.of(), Reference.EMPTY));
    }

    @Test
    void aPrimaryTextIsReadAtAnOfficialAddressThatStandsFirst() {
        String official = "https://www.mofcom.gov.cn/a/1.html";
        String paper = "https://www.mofcom.gov.cn.example.org/a";
        assertThat(sourced(Confidence.PRIMARY_TEXT, official, paper)).isEmpty();
        assertThat(sourced(Confidence.PRIMARY_TEXT, paper))
                .containsExactly("CN-2030-1 says primary-text, but its first source is no official address.");
        assertThat(sourced(Confidence.PRIMARY_TEXT)).hasSize(1);
        assertThat(sourced(Confidence.SECONDARY, paper)).isEmpty();
        assertThat(sourced(Confidence.SECONDARY, paper, official))
                .containsExactly("CN-2030-1 names an official source after others; it must stand first.");
        assertThat(sourced(Confidence.PRIMARY_TEXT, official, "no source copy read"))
                .containsExactly("CN-2030-1 says primary-text but names no source.");
    }
}
