package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.app.server.companies.CompanyFiles;
import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The tables of a company on their way to those who read them.
class CompanyFilesTest {
    private static ApiRequest request(byte[] body) {
        return new ApiRequest(Map.of(), Map.of(), body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void nothingOfATableStaysOnTheDisk() throws Exception {
        byte[] body = bytes(
                "{\"bill\": \"" + base64(bytes("sku\nA\n")) + "\", \"stock\": \"" + base64(bytes("PK..")) + "\"}");
        Path folder;
        try (CompanyFiles files = CompanyFiles.of(request(body))) {
            folder = files.folder();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            assertThat(files.bill()).hasFileName("bill.csv").hasContent("sku\nA");
            assertThat(files.stock()).hasValueSatisfying(f -> assertThat(f).hasFileName("stock.xlsx"));
            assertThat(files.map()).isEmpty();
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void aBillByItselfIsTextOrAWorkbook() {
        try (CompanyFiles text = CompanyFiles.of(request(bytes("sku,quantity\n")));
                CompanyFiles book = CompanyFiles.of(request(bytes("PK\u0003\u0004")))) {
            assertThat(text.bill()).hasFileName("bill.csv");
            assertThat(book.bill()).hasFileName("bill.xlsx");
        }
    }

    @Test
    void whatIsNoTableIsRefusedWithItsField() {
        assertThatThrownBy(() -> CompanyFiles.of(request(new byte[0]))).isInstanceOf(ApiProblem.class);
        assertThatThrownBy(() -> CompanyFiles.of(request(bytes("{\"stock\": \"c2t1\"}"))))
                .isInstanceOfSatisfying(
                        ApiProblem.class, p -> assertThat(p.field()).isEqualTo("bill"));
        assertThatThrownBy(() -> CompanyFiles.of(request(bytes("{\"bill\": \"not base64!\"}"))))
                .isInstanceOfSatisfying(
                        ApiProblem.class, p -> assertThat(p.field()).isEqualTo("bill"));
        assertThatThrownBy(() -> CompanyFiles.of(request(bytes("{\"bill\": \"c2t1\", \"../x\": \"c2t1\"}"))))
                .isInstanceOfSatisfying(
                        ApiProblem.class, p -> assertThat(p.field()).isEqualTo("../x"));
    }
}
