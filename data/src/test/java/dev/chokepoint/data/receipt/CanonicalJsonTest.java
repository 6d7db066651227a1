package dev.chokepoint.data.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {
    /// Origin: Chromium's `String(x)` for each value, see the first line of the file.
    @Test
    void numbersAreWrittenAsEcmascriptWritesThem() throws IOException {
        String vectors;
        try (InputStream in = CanonicalJsonTest.class.getResourceAsStream("ecmascript-numbers.txt")) {
            vectors = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> lines = vectors.lines().filter(l -> !l.startsWith("#")).toList();
        assertThat(lines).hasSizeGreaterThan(400);
        for (String line : lines) {
            double value = Double.longBitsToDouble(Long.parseUnsignedLong(line.substring(0, 16), 16));
            assertThat(CanonicalJson.of(value)).as(line).isEqualTo(line.substring(17));
        }
    }

    @Test
    void keysStandInTheOrderOfTheirUtf16UnitsWhateverOrderTheyCameIn() {
        // U+1F600 begins with the unit D83D and so comes before U+FB01, which is the smaller code point.
        Map<String, Object> map = new LinkedHashMap<>();
        for (String key : List.of("\ufb01", "b", "\ud83d\ude00", "a", "", "B", "\u00e9", "aa", "10", "9")) {
            map.put(key, 1);
        }
        assertThat(CanonicalJson.of(map))
                .isEqualTo("{\"\":1,\"10\":1,\"9\":1,\"B\":1,\"a\":1,\"aa\":1,\"b\":1,\"\u00e9\":1,"
                        + "\"\ud83d\ude00\":1,\"\ufb01\":1}");
    }

    @Test
    void onlyWhatMustBeEscapedIs() {
        assertThat(CanonicalJson.of("\u0000\u001f\b\t\n\f\r\"\\/\u007f\u2028\u00e9<&"))
                .isEqualTo("\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\u007f\u2028\u00e9<&\"");
    }

    @Test
    void emptyAndNestedValuesHaveNoSpaces() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("z", null);
        inner.put("a", List.of(true, false, List.of(), Map.of()));
        assertThat(CanonicalJson.of(Arrays.asList(inner, null, 1L, 1.0, 0.5)))
                .isEqualTo("[{\"a\":[true,false,[],{}],\"z\":null},null,1,1,0.5]");
    }

    @Test
    void whatReadersOfJsonDoNotAgreeOnIsRefused() {
        assertThat(CanonicalJson.of(1L << 53)).isEqualTo("9007199254740992");
        for (Object value : List.of(
                (1L << 53) + 1,
                BigInteger.TEN.pow(30),
                Double.NaN,
                Double.POSITIVE_INFINITY,
                "a\ud800",
                "\udc00b",
                Map.of(1, 2),
                new Object())) {
            assertThatThrownBy(() -> CanonicalJson.of(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// What is read back is written the same, so that a line can be held against itself.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":[1.5,-2,1e+21,1e-7],\"c\":{\"d\":\"\\u0001é😀\"},\"e\":null,\"f\":true}",
                "[0,9007199254740992,-0.25,123456.789]"
            })
    void theCanonicalFormIsItsOwnCanonicalForm(String text) {
        Object read = JsonMapper.shared().readValue(text, new TypeReference<Object>() {});
        assertThat(CanonicalJson.of(read)).isEqualTo(text);
    }
}
