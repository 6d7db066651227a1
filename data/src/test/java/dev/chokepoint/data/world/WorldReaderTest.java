package dev.chokepoint.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Unit;
import dev.chokepoint.exposure.check.Finding;
import dev.chokepoint.exposure.check.Part;
import dev.chokepoint.exposure.world.Demand;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.LicenceBehaviour;
import dev.chokepoint.exposure.world.Party;
import dev.chokepoint.exposure.world.Plant;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.Stock;
import dev.chokepoint.exposure.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldReaderTest {
    private static final double TOLERANCE_NUMBER = 1e-9;

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheSmallWorld() {
        WorldInit.write(folder);
    }

    private World world() {
        Loaded<Optional<World>> loaded = WorldReader.read(folder);
        assertThat(texts(loaded)).isEmpty();
        return loaded.value().orElseThrow();
    }

    private static List<String> texts(Loaded<Optional<World>> loaded) {
        return loaded.problems().stream().map(Problem::text).toList();
    }

    private void replace(String file, String before, String after) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(before);
        Files.writeString(path, text.replace(before, after));
    }

    private void append(String file, String line) throws IOException {
        Files.writeString(folder.resolve(file), line + "\n", StandardOpenOption.APPEND);
    }

    @Test
    void theSmallWorldHoldsWhatItsFilesSay() {
        World world = world();
        assertThat(world.id()).isEqualTo("my-world");
        assertThat(world.months()).isEqualTo(12);
        assertThat(world.asOf()).isEqualTo(LocalDate.parse("2025-06-10"));
        assertThat(world.dayOf(0)).isEqualTo(LocalDate.parse("2025-04-01"));
        assertThat(world.items()).hasSize(7);
        assertThat(world.items().get(3).attributes())
                .containsEntry("element", "Sm")
                .containsEntry("form", "magnet");
        assertThat(world.items().get(3).codes()).extracting(Object::toString).containsExactly("hs2022~850511");
        assertThat(world.recipes().stream().filter(r -> r.inputs().isEmpty()))
                .extracting(r -> r.output())
                .containsExactly("sm-concentrate", "eda-licence");
    }

    @Test
    void vintagesOfOneFigureAreToldApartByTheirDay() {
        var price = world().prices().stream()
                .filter(p -> p.item().equals("sm-oxide"))
                .findFirst()
                .orElseThrow()
                .price();
        assertThat(price.known(LocalDate.parse("2025-06-10"))
                        .orElseThrow()
                        .value()
                        .text())
                .isEqualTo("2..2.5");
        // The price of 2024 in the Summaries of 2026, published on 6 February 2026.
        assertThat(price.known(LocalDate.parse("2026-02-06")).orElseThrow().central())
                .isEqualTo(2.01);
        assertThat(WorldValidator.check(folder).later())
                .singleElement()
                .satisfies(l -> assertThat(l.text()).startsWith("prices.csv:5: sm-oxide: published on 2026-02-06"));
    }

    @Test
    void theMostSpecificDefaultWinsItemBeforePlace() throws IOException {
        append("trade.csv", "*,CN,*,lag,2,month,2024,assumed: a test,,");
        append("trade.csv", "smco-magnet,*,US,lag,3,month,2024,assumed: a test,,");
        append("trade.csv", "smco-magnet,CN,*,lag,4,month,2024,assumed: a test,,");
        assertThat(world().lanes())
                .extracting(l -> l.item() + " " + l.from() + " " + l.to() + " " + l.lagMonths())
                .containsExactly(
                        "sm-metal CN JP 2",
                        "smco-magnet CN US 4",
                        "smco-magnet CN JP 4",
                        "eda-licence US CN 0",
                        "eda-licence US JP 0");
    }

    @Test
    void demandsWithACostOfDelayAreOrderBooks() {
        Demand fighter = world().demands().stream()
                .filter(d -> d.item().equals("fighter"))
                .findFirst()
                .orElseThrow();
        assertThat(fighter.endUse()).isEqualTo(EndUse.MILITARY);
        assertThat(fighter.kind()).isInstanceOf(Demand.Kind.Ordered.class);
        assertThat(fighter.elasticity().figures().getFirst().value().text()).isEqualTo("-0.3..-0.1");
        assertThat(world().demands().stream().filter(d -> !d.item().equals("fighter")))
                .allSatisfy(d -> assertThat(d.kind()).isInstanceOf(Demand.Kind.Perishable.class));
    }

    @Test
    void stocksByDefaultReachStorableInputsOnly() throws IOException {
        append("stocks.csv", "smco-magnet,*,1,month,2025,assumed: a test,,");
        assertThat(world().stocks())
                .extracting(s -> s.item() + " " + s.place() + " "
                        + s.amount().figures().getFirst().value().text())
                .containsExactlyInAnyOrder(
                        "sm-concentrate CN 1..2",
                        "sm-oxide CN 1..2",
                        "sm-metal CN 1..2",
                        "sm-metal JP 1..2",
                        "smco-magnet US 2..6",
                        "smco-magnet CN 1",
                        "smco-magnet JP 1");
    }

    @Test
    void capacityStartsAtOnceOrOnItsDay() {
        List<Plant> plants = world().plants();
        Plant separation = plants.stream()
                .filter(p -> p.recipe().equals("separate-sm"))
                .findFirst()
                .orElseThrow();
        assertThat(separation.capacity().getFirst().from()).isEqualTo(LocalDate.MIN);
        Plant japan = plants.stream()
                .filter(p -> p.recipe().equals("sinter-smco") && p.place().equals("JP"))
                .findFirst()
                .orElseThrow();
        assertThat(japan.capacity().getFirst().from()).isEqualTo(LocalDate.parse("2026-01-01"));
        assertThat(japan.capacity().getFirst().rampMonths()).isEqualTo(12);
    }

    @Test
    void licenceLinesForAnyEndUseStandForBoth() {
        assertThat(world().licences())
                .extracting(LicenceBehaviour::issuer, LicenceBehaviour::endUse)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("CN", EndUse.CIVIL),
                        org.assertj.core.api.Assertions.tuple("CN", EndUse.MILITARY),
                        org.assertj.core.api.Assertions.tuple("US", EndUse.CIVIL),
                        org.assertj.core.api.Assertions.tuple("US", EndUse.MILITARY));
    }

    @Test
    void theSmallWorldBalances() {
        // What comes in or is made of an item at a place is used there or sent on, all per year as on 10 June 2025.
        World world = world();
        LocalDate day = world.asOf();
        for (var item : world.items()) {
            Unit flow = item.unit().per(Unit.parse("year"));
            for (var place : world.places()) {
                double in = 0;
                double out = 0;
                for (Plant plant : world.plants()) {
                    if (!plant.place().equals(place.id())) {
                        continue;
                    }
                    var recipe = world.recipes().stream()
                            .filter(r -> r.id().equals(plant.recipe()))
                            .findFirst()
                            .orElseThrow();
                    var made = plant.production().known(day).orElseThrow();
                    if (recipe.output().equals(item.id())) {
                        in += made.to(flow).central();
                    }
                    for (var input : recipe.inputs()) {
                        if (input.item().equals(item.id())) {
                            var output = world.items().stream()
                                    .filter(i -> i.id().equals(recipe.output()))
                                    .findFirst()
                                    .orElseThrow();
                            out += input.quantity()
                                            .known(day)
                                            .orElseThrow()
                                            .to(item.unit().per(output.unit()))
                                            .central()
                                    * made.to(output.unit().per(Unit.parse("year")))
                                            .central();
                        }
                    }
                }
                for (Lane lane : world.lanes()) {
                    double amount = lane.flow().known(day).orElseThrow().central();
                    if (lane.item().equals(item.id())) {
                        double inUnit =
                                lane.flow().known(day).orElseThrow().to(flow).central();
                        in += lane.to().equals(place.id()) ? inUnit : 0;
                        out += lane.from().equals(place.id()) ? inUnit : 0;
                    }
                    assertThat(amount).isPositive();
                }
                for (Demand demand : world.demands()) {
                    if (demand.item().equals(item.id()) && demand.place().equals(place.id())) {
                        out += demand.quantity()
                                .known(day)
                                .orElseThrow()
                                .to(flow)
                                .central();
                    }
                }
                assertThat(in).as(item.id() + " at " + place.id()).isCloseTo(out, within(0.01 * Math.max(1, out)));
            }
        }
    }

    @Test
    void countryNoStaysText() throws IOException {
        replace("world.yaml", "{id: THIRD, name: Third places}", "{id: NO, name: No}");
        replace("places.csv", "JP,Japan,JP,THIRD", "JP,Japan,NO,NO");
        World world = world();
        assertThat(world.parties()).contains(new Party("NO", "No"));
        assertThat(world.places().get(2).iso()).isEqualTo("NO");
    }

    @Test
    void aFolderOfTablesReadsLikeOneTable() throws IOException {
        World before = world();
        List<String> lines = Files.readAllLines(folder.resolve("trade.csv"));
        Files.createDirectory(folder.resolve("trade"));
        Files.write(folder.resolve("trade/a.csv"), lines.subList(0, 8));
        List<String> rest = new ArrayList<>(lines.subList(8, lines.size()));
        rest.addFirst(lines.get(2));
        Files.write(folder.resolve("trade/b.csv"), rest);
        Files.writeString(folder.resolve("trade/README.md"), "Lanes by chain.");
        Files.delete(folder.resolve("trade.csv"));
        assertThat(world()).isEqualTo(before);
    }

    @Test
    void columnsMayStandInAnyOrder() throws IOException {
        World before = world();
        replace("places.csv", "id,name,iso,party", "party,name,id,iso");
        replace("places.csv", "US,United States,US,US", "US,United States,US,US");
        replace("places.csv", "JP,Japan,JP,THIRD", "THIRD,Japan,JP,JP");
        assertThat(world()).isEqualTo(before);
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsChangeNothing() throws IOException {
        World before = world();
        String hash = WorldHash.of(folder);
        for (String file : WorldInit.FILES) {
            String text = Files.readString(folder.resolve(file));
            Files.writeString(folder.resolve(file), text.replace("\n", "\r\n"));
        }
        assertThat(world()).isEqualTo(before);
        assertThat(WorldHash.of(folder)).isEqualTo(hash);
        for (String file : WorldInit.FILES) {
            String text = Files.readString(folder.resolve(file));
            Files.writeString(folder.resolve(file), "\uFEFF" + text);
        }
        assertThat(world()).isEqualTo(before);
    }

    @Test
    void bytesThatAreNoTextAreReportedAtTheirLine() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("places.csv"));
        byte[] latin = "OE,\u00D6sterreich,AT,THIRD\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("places.csv"), latin, StandardOpenOption.APPEND);
        assertThat(texts(WorldReader.read(folder)))
                .containsExactly("places.csv:6: The file must be UTF-8; here stands a byte that is not (0xD6).");
        Files.write(folder.resolve("places.csv"), bytes);
        Files.writeString(folder.resolve("places.csv"), "A\0,B,US,US\n", StandardOpenOption.APPEND);
        assertThat(texts(WorldReader.read(folder)))
                .containsExactly("places.csv:6: The file must be text; here stands a control character (0).");
    }

    @Test
    void yamlThatIsTooLargeOrTooDeepIsRefused() throws IOException {
        String sources = Files.readString(folder.resolve("sources.yaml"));
        Files.writeString(folder.resolve("sources.yaml"), sources + "# " + "x".repeat(3_000_000) + "\n");
        assertThat(texts(WorldReader.read(folder)))
                .singleElement()
                .asString()
                .contains("sources.yaml: The file holds 30", "at most 3000000 are read")
                .contains("may be split into several files");
        Files.writeString(folder.resolve("sources.yaml"), sources);
        for (int depth : List.of(60, 400, 2_000, 100_000)) {
            Files.writeString(folder.resolve("world.yaml"), "id: " + "[".repeat(depth) + "]".repeat(depth) + "\n");
            assertThat(texts(WorldReader.read(folder)))
                    .first()
                    .asString()
                    .startsWith("world.yaml:1: The file must not be nested deeper than 50.");
        }
    }

    @Test
    void aFolderThatIsNoWorldIsOneProblem() {
        assertThat(texts(WorldReader.read(folder.resolve("nowhere")))).hasSize(1);
        assertThat(texts(WorldReader.read(folder.resolve("places.csv")))).hasSize(1);
    }

    @Test
    void furtherChecksAreMadeOfASoundWorldOnly() throws IOException {
        List<WorldValidator.Check> more = List.of(w -> List.of(new Finding(
                Finding.Severity.WARNING,
                new Part.OfItem("sm-metal"),
                "id",
                "Seen in " + w.id() + ".",
                "",
                List.of())));
        assertThat(WorldValidator.check(folder, more).world().problems())
                .extracting(Problem::text)
                .containsExactly("items.csv:6: warning: id (sm-metal): Seen in my-world.");
        replace("prices.csv", "80..85", "85..80");
        assertThat(WorldValidator.check(folder, more).world().problems())
                .extracting(Problem::field)
                .containsExactly("value");
    }

    @Test
    void deletingAnyUsedSourceIsReportedAtEachLineThatUsesIt() throws IOException {
        String sources = Files.readString(folder.resolve("sources.yaml"));
        for (String key : List.of("usgs-mcs-2026", "nyt-2025-06-09")) {
            Files.writeString(folder.resolve("sources.yaml"), sources.replace(key + ":", "another:"));
            Set<String> expected = new HashSet<>();
            for (String file : WorldInit.FILES) {
                List<String> lines = Files.readAllLines(folder.resolve(file));
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).contains("," + key + ",")) {
                        expected.add(
                                file + ":" + (i + 1) + ": source (" + key + "): The source is not in sources.yaml.");
                    }
                }
            }
            assertThat(expected).isNotEmpty();
            assertThat(texts(WorldReader.read(folder)).stream()
                            .filter(t -> !t.contains("warning"))
                            .map(t -> t.lines().findFirst().orElseThrow()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /// Any change of bytes gives a world or problems, never an exception.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomChangesNeverThrow(long seed) throws IOException {
        Random random = new Random(seed);
        String alphabet = "aZ09,\"\n\r\t:;~*=&!{}[]#-.> /\\%\uFEFF\u00e9\0";
        int broken = 0;
        for (int round = 0; round < 150; round++) {
            String file = WorldInit.FILES.get(random.nextInt(WorldInit.FILES.size()));
            String text = Files.readString(folder.resolve(file));
            StringBuilder changed = new StringBuilder(text);
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(changed.length());
                String piece = String.valueOf(alphabet.charAt(random.nextInt(alphabet.length())));
                switch (random.nextInt(5)) {
                    case 0 -> changed.insert(at, piece);
                    case 1 -> changed.replace(at, at + 1, piece);
                    case 2 -> changed.delete(at, Math.min(changed.length() - 1, at + 1 + random.nextInt(40)));
                    case 3 -> {
                        int end = Math.min(changed.length(), at + random.nextInt(60));
                        changed.insert(random.nextInt(changed.length()), changed.substring(at, end));
                    }
                    default -> {
                        String[] fields = {
                            "1e400",
                            "-1",
                            "NaN",
                            "0",
                            "*",
                            "..",
                            ">5",
                            "2025-02-30",
                            "+999999999-12-31",
                            "99999999999",
                            "/"
                        };
                        int comma = changed.indexOf(",", at);
                        int next = comma < 0 ? -1 : changed.indexOf(",", comma + 1);
                        if (next > 0) {
                            changed.replace(comma + 1, next, fields[random.nextInt(fields.length)]);
                        }
                    }
                }
            }
            Files.writeString(folder.resolve(file), changed);
            Loaded<Optional<World>> loaded = WorldReader.read(folder);
            assertThat(loaded.value().isPresent()).isNotEqualTo(loaded.hasErrors());
            broken += loaded.hasErrors() ? 1 : 0;
            Files.writeString(folder.resolve(file), text);
        }
        assertThat(broken).isGreaterThan(30);
    }

    @Test
    void aTableOfManyLinesReadsInSeconds() throws IOException {
        StringBuilder places = new StringBuilder();
        StringBuilder demand = new StringBuilder();
        StringBuilder trade = new StringBuilder();
        int count = 12_000;
        for (int i = 0; i < count; i++) {
            places.append("P").append(i).append(",Place,,THIRD\n");
            trade.append("eda-licence,US,P").append(i).append(",flow,1,seat/year,2024,assumed: one of many lanes,,\n");
            demand.append("eda-licence,P")
                    .append(i)
                    .append(",civil,quantity,1,seat/year,2024,assumed: one of many demands,,\n");
        }
        Files.writeString(folder.resolve("places.csv"), places, StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("trade.csv"), trade, StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("demand.csv"), demand, StandardOpenOption.APPEND);
        assertThat(trade.length() + demand.length()).isGreaterThan(1_000_000);
        long start = System.nanoTime();
        World world = world();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(world.lanes()).hasSize(count + 5);
        // Measured: see the report of the build; the bound only catches a quadratic reader.
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aNewWorldOverwritesNothing() {
        assertThatThrownBy(() -> WorldInit.write(folder)).hasMessageContaining("must be empty or new");
        assertThatThrownBy(() -> WorldInit.write(folder.resolve("places.csv"))).hasMessageContaining("is a file");
    }

    @Test
    void stocksNamedWithZeroOverrideADefault() throws IOException {
        append("stocks.csv", "sm-metal,JP,0,kg,2025,assumed: none is held,,");
        Stock stock = world().stocks().stream()
                .filter(s -> s.item().equals("sm-metal") && s.place().equals("JP"))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
        assertThat(stock.amount().figures().getFirst().central()).isCloseTo(0, within(TOLERANCE_NUMBER));
    }

    @Test
    void aRecipeMayGiveMoreThanOneItem() throws IOException {
        Files.writeString(
                folder.resolve("recipes.csv"),
                "separate-sm,sm-metal,,0.01..0.02,kg/kg,2024,assumed: a test,,\n",
                StandardOpenOption.APPEND);
        Recipe separate = world().recipes().stream()
                .filter(r -> r.id().equals("separate-sm"))
                .findFirst()
                .orElseThrow();
        assertThat(separate.output()).isEqualTo("sm-oxide");
        assertThat(separate.inputs()).extracting(Recipe.Input::item).containsExactly("sm-concentrate");
        assertThat(separate.coProducts()).extracting(Recipe.CoProduct::item).containsExactly("sm-metal");
        assertThat(separate.coProducts()
                        .getFirst()
                        .quantity()
                        .figures()
                        .getFirst()
                        .value()
                        .hi())
                .isEqualTo(0.02);
    }
}
