package dev.chokepoint.data.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The texts are lines of the Commerce Control List.
class ParagraphsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3B001 | 3B001.a.1 to a.3, b, e, f.2 to f.4 | 3B001.a.1 3B001.a.2 3B001.a.3 3B001.b 3B001.e 3B001.f.2 3B001.f.3 3B001.f.4 | ''
            3B001 | 3B001.c.1.a, 3B001.c.1.c, and 3B001.q | 3B001.c.1.a 3B001.c.1.c 3B001.q | ''
            0A504 | paragraphs .a, .b, and .i of this entry | 0A504.a 0A504.b 0A504.i | ''
            1C351 | items controlled by 1C351.d.15 and .16 | 1C351.d.15 1C351.d.16 | ''
            8A620 | 8A620. b and .y | 8A620.b 8A620.y | ''
            9D515 | 9D515.x and y | 9D515.x 9D515.y | ''
            6A003 | cameras controlled by 6A003.a.3 or a.4 | '' | 6A003.a.3 6A003.a.4
            6E001 | “technology” for items controlled by 6A003 for NP reasons | '' | 6E001
            0A502 | shotguns with a barrel length less than 18 inches | '' | 0A502
            """)
    void plainParagraphsAreReadAndThoseWithAConditionStayOpen(String entry, String text, String plain, String open) {
        Paragraphs p = Paragraphs.of(entry, text);
        assertThat(String.join(" ", new TreeSet<>(p.plain()))).isEqualTo(plain);
        assertThat(String.join(" ", new TreeSet<>(p.open()))).isEqualTo(open);
    }
}
