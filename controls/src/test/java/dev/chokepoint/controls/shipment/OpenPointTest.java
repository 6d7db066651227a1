package dev.chokepoint.controls.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What is asked back, in the words that people see.
class OpenPointTest {
    @Test
    void whatIsAskedBackOffersWhatMayHaveBeenMeant() {
        assertThat(new OpenPoint.UnknownAttribute("elment", "Sm", List.of("element")).text())
                .isEqualTo("unknown attribute elment = Sm; did you mean element?");
        assertThat(new OpenPoint.UnknownValue("form", "rot", List.of("rod", "root")).text())
                .isEqualTo("unknown value form = rot; did you mean rod or root?");
        assertThat(new OpenPoint.UnknownValue("form", "rot", List.of()).text()).isEqualTo("unknown value form = rot");
        assertThat(new OpenPoint.UnknownItemWord("magnte", "magnte", List.of("magnet")).text())
                .isEqualTo("the word 'magnte' of the item; did you mean magnet?");
    }

    @Test
    void eachIsAskedInItsField() {
        assertThat(new OpenPoint.UnknownAttribute("a", "b", List.of()).field()).isEqualTo("attributes");
        assertThat(new OpenPoint.UnknownValue("a", "b", List.of()).field()).isEqualTo("attributes");
        assertThat(new OpenPoint.UnknownItem("a").field()).isEqualTo("item");
        assertThat(new OpenPoint.UnknownItemWord("a", "a", List.of()).field()).isEqualTo("item");
    }

    @Test
    void aSeatIsAskedOfTheOneThatIsNamed() {
        assertThat(new OpenPoint.UnknownSeat("end_user", "").text())
                .isEqualTo("where the end user, or its ultimate parent, has its seat");
        assertThat(new OpenPoint.UnknownSeat("end_user", "Lake Chips").text())
                .isEqualTo("where 'Lake Chips', or its ultimate parent, has its seat");
        assertThat(new OpenPoint.UnknownShare("end_user", "Hill Works").text())
                .isEqualTo("the share that Hill Works holds");
        assertThat(new OpenPoint.UnknownPartyWords("end_user", "Lake Chips", "stake").text())
                .isEqualTo("what 'stake' says of the party in 'Lake Chips'");
        assertThat(new OpenPoint.PossibleParty("end_user", "Lake", "Lake Chips", 0.5, "half its words").text())
                .isEqualTo("'Lake' may be Lake Chips (half its words): confirm it or rule it out");
        assertThat(new OpenPoint.UnknownItem("thing").text())
                .isEqualTo("what the item is: nothing in the ledger is called 'thing'");
    }
}
