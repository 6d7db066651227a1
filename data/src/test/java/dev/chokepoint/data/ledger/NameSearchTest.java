package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Likeness;
import dev.chokepoint.base.NameSearch;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.data.sheet.SheetReader;
import dev.chokepoint.testkit.NameTrials;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The search for names of parties on lists of tens of thousands of them.
class NameSearchTest {
    private static final int MOST = 8;

    @Test
    void aNameThatIsWrittenOtherwiseIsFound() {
        NameSearch<String> search = NameSearch.<String>builder()
                .add("Hangzhou Hikvision Digital Technology Co., Ltd.", NameSearch.Kind.BODY, "Hikvision")
                .add("Semiconductor Manufacturing International Corporation", NameSearch.Kind.BODY, "SMIC")
                .add("Aktsionernoe Obshchestvo Dolgoprudnenskoye", NameSearch.Kind.BODY, "Dolgoprudny")
                .add("MOHAMMED, Yusuf Abdulrahman", NameSearch.Kind.PERSON, "Mohammed")
                .add("OCEAN STAR", NameSearch.Kind.CRAFT, "Ocean Star")
                .build();
        assertThat(first(search, "Hangzou Hikvison Digital Technology")).isEqualTo("Hikvision");
        assertThat(first(search, "Hang Zhou Hik Vision Digital Technology Co Ltd"))
                .isEqualTo("Hikvision");
        assertThat(first(search, "Semiconductor Manufacturing Intl. Corporation International"))
                .isEqualTo("SMIC");
        assertThat(first(search, "JSC Dolgoprudnenskoe")).isEqualTo("Dolgoprudny");
        assertThat(first(search, "Yousef Abdul Rahman Muhammad")).isEqualTo("Mohammed");
        assertThat(first(search, "Ocean Star")).isEqualTo("Ocean Star");
    }

    @Test
    void aFirmIsNeitherThePersonNorTheShipThatItsNameHolds() {
        NameSearch<String> search = NameSearch.<String>builder()
                .add("MOHAMMED, Yusuf Abdulrahman", NameSearch.Kind.PERSON, "Mohammed")
                .add("OCEAN STAR", NameSearch.Kind.CRAFT, "Ocean Star")
                .build();
        assertThat(search.suggest("Yusuf Abdulrahman Mohammed Trading Co.", MOST))
                .isEmpty();
        assertThat(search.suggest("Ocean Star Holdings Ltd", MOST)).isEmpty();
    }

    @Test
    void onlyTheSameNameIsSure() {
        NameSearch<String> search = NameSearch.<String>builder()
                .add("Fincor LLC", NameSearch.Kind.BODY, "Fincor")
                .build();
        assertThat(search.suggest("Fincor Ltd", MOST).getFirst().score()).isGreaterThanOrEqualTo(Likeness.SURE);
        assertThat(search.suggest("Fencor Ltd", MOST).getFirst().score()).isLessThan(Likeness.SURE);
    }

    @Test
    void aLetterInThePlaceOfABlankAndTwoLettersInTheWrongOrderAreSlips() {
        NameSearch<String> search = NameSearch.<String>builder()
                .add("Harbin Polytechnic", NameSearch.Kind.BODY, "Harbin")
                .add("QR Rousset", NameSearch.Kind.BODY, "QR")
                .build();
        assertThat(first(search, "HarbinbPolytechnic")).isEqualTo("Harbin");
        assertThat(first(search, "HarbinPolytechnic")).isEqualTo("Harbin");
        assertThat(first(search, "RQ Rousset")).isEqualTo("QR");
        // Another word behind the letter, and two other letters, are another name.
        assertThat(search.suggest("HarbinbAirport", MOST)).isEmpty();
        assertThat(search.suggest("XY Rousset", MOST)).isEmpty();
    }

    @Test
    void anotherNumberIsAnotherPlant() {
        NameSearch<String> search = NameSearch.<String>builder()
                .add("Plant 112 Zelenograd", NameSearch.Kind.BODY, "112")
                .build();
        assertThat(search.suggest("Plant 118 Zelenograd", MOST)).isEmpty();
    }

    @Test
    void nearlyAllNamesOfTheListsAreFoundAndHardlyAnyOther() throws IOException {
        NameSearch.Builder<Integer> builder = NameSearch.builder();
        List<NameTrials.Listed> listed = new ArrayList<>();
        int party = 0;
        for (String table : List.of("parties.csv", "parties-us-other.csv")) {
            try (SheetReader rows =
                    SheetReader.open(SharedData.require("data/lists").resolve(table))) {
                for (SheetReader.Line row : rows) {
                    NameSearch.Kind kind = switch (row.get("type")) {
                        case "individual" -> NameSearch.Kind.PERSON;
                        case "vessel", "aircraft" -> NameSearch.Kind.CRAFT;
                        default -> NameSearch.Kind.BODY;
                    };
                    for (String name : (row.get("name") + "|" + row.get("aliases")).split("\\|")) {
                        builder.add(name, kind, party);
                        listed.add(new NameTrials.Listed(name, party, kind == NameSearch.Kind.BODY));
                    }
                    party++;
                }
            }
        }
        NameSearch<Integer> search = builder.build();
        int found = 0;
        List<NameTrials.Trial> changed = NameTrials.changed(listed, 2_000, 7);
        for (NameTrials.Trial t : changed) {
            List<Suggestion<Integer>> suggested = search.suggest(t.text(), MOST);
            found += suggested.stream()
                            .anyMatch(s -> s.means() == t.party() || s.alias().equals(t.from()))
                    ? 1
                    : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(1_960);
        List<String> words = Pattern.compile("[^a-z]")
                .splitAsStream(Files.readString(SharedData.require("data/evidence/dev.jsonl")))
                .filter(w -> w.length() > 3)
                .distinct()
                .toList();
        List<String> ordinary = NameTrials.ordinary(words, 2_000, 7);
        long falsely = ordinary.stream()
                .filter(name -> !search.suggest(name, MOST).isEmpty())
                .count();
        assertThat(falsely).isLessThanOrEqualTo(40);
    }

    private static String first(NameSearch<String> search, String name) {
        List<Suggestion<String>> found = search.suggest(name, MOST);
        return found.isEmpty() ? "" : found.getFirst().means();
    }
}
