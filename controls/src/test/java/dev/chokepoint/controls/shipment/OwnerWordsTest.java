package dev.chokepoint.controls.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the field of a party says of those who own it.
class OwnerWordsTest {
    private static final double BELOW_HALF = Math.nextDown(50.0);

    private static List<Owner> owners(String text) {
        return OwnerWords.read(text).owners();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lake Chips, 60 % owned by Hill Works | Lake Chips | Hill Works | 60",
                "Lake Chips (51% Hill Works) | Lake Chips ( ) | Hill Works | 51",
                "Lake Chips, 33,5 percent held by the Hill | Lake Chips | the Hill | 33.5",
                "120 % of Hill Works | '' | Hill Works | 100",
            })
    void aShareGoesWithTheOwnerBehindIt(String text, String party, String owner, double percent) {
        OwnerWords.Reading r = OwnerWords.read(text);
        assertThat(r.owners()).containsExactly(new Owner(owner, percent, false));
        assertThat(r.party()).isEqualTo(party);
    }

    @Test
    void severalSharesAreSeveralOwners() {
        assertThat(owners("Lake Chips, 30 % Hill Works and 25 % Mill of Soest"))
                .containsExactly(new Owner("Hill Works", 30, false), new Owner("Mill of Soest", 25, false));
        assertThat(owners("Lake Chips, 30 % owned by a listed firm")).allMatch(Owner::saidToBeListed);
        assertThat(owners("Lake Chips, 30 %")).containsExactly(new Owner("", 30, false));
    }

    /// Half of it or more, less than half of it, or any part of it, where no figure is stated.
    @Test
    void aWordForAShareBoundsIt() {
        assertThat(owners("Lake Chips, wholly owned by Hill Works"))
                .containsExactly(new Owner("Hill Works", 100, false));
        assertThat(owners("Lake Chips, majority owned by Hill Works"))
                .containsExactly(new Owner("Hill Works", 50, 100, false));
        assertThat(owners("Lake Chips, minority owned by Hill Works"))
                .containsExactly(new Owner("Hill Works", 0, BELOW_HALF, false));
        assertThat(owners("Lake Chips, controlled by Hill Works"))
                .containsExactly(new Owner("Hill Works", 0, 100, false));
        assertThat(owners("Lake Chips, fully owned subsidiary of the Hill Works"))
                .containsExactly(new Owner("Hill Works", 100, false));
    }

    @Test
    void whoseItIsIsReadBeforeAndBehindIt() {
        for (String text : List.of(
                "Lake Chips, a subsidiary of Hill Works",
                "Lake Chips, Tochter der Hill Works",
                "Lake Chips; parent company: Hill Works",
                "Lake Chips, owner is Hill Works",
                "Hill Works subsidiary",
                "Hill Works-owned fab")) {
            assertThat(owners(text)).as(text).containsExactly(new Owner("Hill Works", 0, 100, false));
        }
        assertThat(owners("Hill Works wholly owned subsidiary")).containsExactly(new Owner("Hill Works", 100, false));
        assertThat(owners("湖山公司全资子公司")).containsExactly(new Owner("湖山公司", 100, false));
        assertThat(owners("湖山公司的子公司")).containsExactly(new Owner("湖山公司", 0, 100, false));
        assertThat(owners("隶属于湖山公司")).containsExactly(new Owner("湖山公司", 0, 100, false));
    }

    @Test
    void whatSaysNothingOfAnOwnerIsLeftAsItIs() {
        OwnerWords.Reading plain = OwnerWords.read("Lake Chips, a state-owned fab");
        assertThat(plain.owners()).isEmpty();
        assertThat(plain.open()).isEmpty();
        assertThat(plain.party()).isEqualTo("Lake Chips, a state-owned fab");
        assertThat(OwnerWords.read("Lake Chips").open()).isEmpty();
    }

    @Test
    void wordsOnOwnersThatAreNotUnderstoodStayOpen() {
        assertThat(OwnerWords.read("Lake Chips, shareholders many").open()).isEqualTo("shareholders");
        assertThat(OwnerWords.read("湖山公司，股东众多").open()).isEqualTo("股东");
    }
}
