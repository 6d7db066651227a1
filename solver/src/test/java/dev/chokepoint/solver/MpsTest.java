package dev.chokepoint.solver;

import static dev.chokepoint.solver.Programs.FREE;
import static dev.chokepoint.solver.Programs.TOLERANCE;
import static dev.chokepoint.solver.Programs.optimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MpsTest {
    private static final String WYNDOR = """
            * windows and doors
            NAME wyndor
            OBJSENSE
                MAX
            ROWS
             N profit
             L plant1
             L plant2
             L plant3
             N ignored
            COLUMNS
             doors profit 3 plant1 1
             doors plant3 3 ignored 7
             windows profit 5 plant2 2
             windows plant3 2
            RHS
             RHS plant1 4 plant2 12
             RHS plant3 18
             RHS profit -10
            BOUNDS
             PL BND doors
            ENDATA
            """;

    @Test
    void aTextbookProgramIsReadAndSolved() {
        Lp lp = MpsReader.read(WYNDOR);
        assertThat(lp.rows()).isEqualTo(3);
        assertThat(lp.rowName(2)).isEqualTo("plant3");
        // 36 as in the textbook, and the offset 10.
        assertThat(optimal(lp).solution().objective()).isEqualTo(46, within(TOLERANCE));
    }

    @Test
    void boundsRangesAndMarkersMeanWhatTheFormatSays() {
        Lp lp = MpsReader.read("""
                NAME
                ROWS
                 N cost
                 L l
                 G g
                 E e
                 E f
                COLUMNS
                 a cost 1 l 1
                 b cost 1 g 1
                 MARKER 'MARKER' 'INTORG'
                 c cost 1 e 1
                 d cost 1 f 1
                 MARKER 'MARKER' 'INTEND'
                 v cost 1 l 1
                 w cost 1 l 1
                RHS
                 l 10 g 10
                 e 10 f 10
                RANGES
                 R l 4 g 4
                 R e 4 f -4
                BOUNDS
                 UP B a -5
                 FR B b
                 UP B d 9
                 BV B v
                 LO B w -2
                 UP B w -1
                ENDATA
                """);
        double[][] rows = {{6, 10}, {10, 14}, {10, 14}, {6, 10}};
        for (int i = 0; i < rows.length; i++) {
            assertThat(new double[] {lp.rowLower(i), lp.rowUpper(i)}).containsExactly(rows[i]);
        }
        double[][] columns = {{-FREE, -5}, {-FREE, FREE}, {0, 1}, {0, 9}, {0, 1}, {-2, -1}};
        boolean[] integers = {false, false, true, true, true, false};
        for (int j = 0; j < columns.length; j++) {
            assertThat(new double[] {lp.columnLower(j), lp.columnUpper(j)}).containsExactly(columns[j]);
            assertThat(lp.isInteger(j)).isEqualTo(integers[j]);
        }
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        Random random = new Random(6);
        for (int round = 0; round < 40; round++) {
            Lp lp = Programs.random(random, random.nextInt(12), 1 + random.nextInt(12), round % 2 == 0);
            if (round % 3 == 0) {
                Lp.Builder whole = Lp.minimise().offset(2.25);
                whole.integer(whole.column("x y", 1, 0, FREE)).integer(whole.column("", 0.1, -1e-7, 1e7));
                whole.row("free", -FREE, FREE);
                lp = whole.build();
            }
            String text = MpsWriter.write(lp);
            Lp again = MpsReader.read(text);
            assertThat(MpsWriter.write(again)).isEqualTo(text);
            assertThat(again.isMaximise()).isEqualTo(lp.isMaximise());
            assertThat(again.offset()).isEqualTo(lp.offset());
            assertThat(again.costs).containsExactly(lp.costs);
            assertThat(again.columnLowers).containsExactly(lp.columnLowers);
            assertThat(again.columnUppers).containsExactly(lp.columnUppers);
            assertThat(again.rowLowers).containsExactly(lp.rowLowers);
            assertThat(again.rowUppers).containsExactly(lp.rowUppers);
            assertThat(again.integers).containsExactly(lp.integers);
            assertThat(again.starts).containsExactly(lp.starts);
            assertThat(again.indices).containsExactly(lp.indices);
            assertThat(again.values).containsExactly(lp.values);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "plant3 18, plant9 18, 18, the row (plant9) is not known",
        "PL BND doors, XX BND doors, 21, the bound type (XX) is not known",
        "PL BND doors, UP BND doors many, 21, (many) is not a number",
        "PL BND doors, UP BND gates 1, 21, the column (gates) is not known",
        "L plant2, Q plant2, 8, the row type (Q) must be",
        "L plant2, L plant1, 8, the row (plant1) is there twice",
        "ENDATA, *, 22, ends without ENDATA",
        "RHS plant3 18, RHS, 18, a pair of row and value is needed",
        "BOUNDS, CONES, 20, the section (CONES) is not known"
    })
    void whatIsWrongIsToldWithItsLine(String right, String wrong, int line, String message) {
        assertThatThrownBy(() -> MpsReader.read(WYNDOR.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MPS line " + line + ":")
                .hasMessageContaining(message);
    }
}
