package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Problem;
import dev.chokepoint.evidence.text.Article;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfTextTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 12);
    private final List<Problem> problems = new ArrayList<>();

    @Test
    void aParagraphSetInLinesIsOneParagraph() throws IOException {
        byte[] pdf = pdf(List.of(
                "Published: 12 June 2025",
                "",
                "India banned exports of broken rice from Friday, a day after",
                "it put a duty on most other kinds.",
                "",
                "The ban does not apply to cargoes that are on the way."));

        Article article = article(pdf).orElseThrow();

        assertThat(article.text())
                .contains(
                        "\nIndia banned exports of broken rice from Friday, a day after it put a duty on most other kinds.\n")
                .endsWith("\nThe ban does not apply to cargoes that are on the way.");
        assertThat(article.published().day()).isEqualTo(DAY);
        assertThat(problems).isEmpty();
    }

    @Test
    void aWordCutAtTheEndOfALineIsWholeAgainAndACompoundKeepsItsHyphen() throws IOException {
        byte[] pdf = pdf(List.of(
                "The ministry limits exports of rare-earth magnets to com-",
                "panies with a licence. Other makers of rare-",
                "earth magnets wait for a rule on shipments by sea-",
                "going vessels, as the sea is closed to going ships."));

        assertThat(text(pdf))
                .isEqualTo("The ministry limits exports of rare-earth magnets to companies with a licence."
                        + " Other makers of rare-earth magnets wait for a rule on shipments by sea-going vessels,"
                        + " as the sea is closed to going ships.");
    }

    @Test
    void headsAndFeetOfPagesAreNotPartOfASentenceThatGoesOverThePage() throws IOException {
        List<List<String>> pages = new ArrayList<>();
        for (int p = 1; p <= 4; p++) {
            pages.add(List.of(
                    "Federal Gazette No. " + (100 + p),
                    "",
                    "Part " + "ABCD".charAt(p - 1) + " begins here. Exports of antimony from mine " + p,
                    "",
                    "- " + p + " -"));
        }
        pages.set(1, List.of("Federal Gazette No. 102", "", "need a licence from July.", "", "- 2 -"));

        String text = text(pages(pages));

        assertThat(text).contains("Part A begins here. Exports of antimony from mine 1 need a licence from July.\n");
        assertThat(text).doesNotContain("Gazette").doesNotContain("- 3 -");
    }

    @Test
    void chineseLinesAreJoinedWithoutABlank() throws IOException {
        byte[] pdf = chinese(
                "\u5546\u52a1\u90e8\u516c\u544a\uff0c\u5bf9\u9490\u3001\u94c6\u7b49",
                "\u7269\u9879\u5b9e\u65bd\u51fa\u53e3\u7ba1\u5236\u3002");

        assertThat(text(pdf))
                .isEqualTo(
                        "\u5546\u52a1\u90e8\u516c\u544a\uff0c\u5bf9\u9490\u3001\u94c6\u7b49\u7269\u9879\u5b9e\u65bd\u51fa\u53e3\u7ba1\u5236\u3002");
    }

    @Test
    void aScanIsSaidToBeAScan() throws IOException {
        assertThat(PdfText.of("scan.pdf", scan(2, 0), problems)).isEmpty();

        assertThat(problems).singleElement().satisfies(p -> {
            assertThat(p.isError()).isTrue();
            assertThat(p.text()).contains("scan", "pages are pictures");
        });
    }

    @Test
    void aScannedPageAmongOthersIsNamed() throws IOException {
        assertThat(PdfText.of("part.pdf", scan(1, 2), problems)).isPresent();

        assertThat(problems).singleElement().satisfies(p -> {
            assertThat(p.isError()).isFalse();
            assertThat(p.text()).contains("page 3 of 3");
        });
    }

    @Test
    void aLockedFileIsSaidToBeLocked() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument doc = new PDDocument()) {
            page(doc, List.of("Exports of gallium are prohibited."));
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            doc.protect(policy);
            doc.save(out);
        }

        assertThat(PdfText.of("locked.pdf", out.toByteArray(), problems)).isEmpty();

        assertThat(problems).singleElement().satisfies(p -> assertThat(p.text()).contains("password"));
    }

    @Test
    void damageIsAProblemWithTheNameOfTheFileAndNeverAnException() throws IOException {
        byte[] whole = pdf(List.of("Exports of gallium are prohibited from 3 December 2024."));
        Random random = new Random(7);
        int refused = 0;
        for (int k = 0; k < 300; k++) {
            byte[] bytes = k % 2 == 0 ? Arrays.copyOf(whole, 8 + random.nextInt(whole.length - 8)) : whole.clone();
            for (int n = random.nextInt(20); n > 0; n--) {
                bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt(256);
            }
            problems.clear();
            Optional<Article> read = ArticleIntake.document("broken.pdf", bytes, Optional.of(DAY), problems);
            if (read.isEmpty()) {
                refused++;
                assertThat(problems).anySatisfy(p -> assertThat(p.file()).contains("broken.pdf"));
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    @Test
    void aFileThatUnpacksWithoutEndIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument doc = new PDDocument()) {
            PDPage page = new PDPage();
            doc.addPage(page);
            PDStream contents = new PDStream(doc);
            try (OutputStream o = contents.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] blank = new byte[1 << 20];
                Arrays.fill(blank, (byte) ' ');
                for (int k = 0; k < 400; k++) {
                    o.write(blank);
                }
            }
            page.setContents(contents);
            doc.save(out);
        }
        assertThat(out.size()).isLessThan(1_000_000);

        assertThat(PdfText.of("bomb.pdf", out.toByteArray(), problems)).isEmpty();

        assertThat(problems).isNotEmpty();
    }

    @Test
    void aFolderOfNoticesHoldsPdfFilesToo(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("notice.pdf"), pdf(List.of("Published: 12 June 2025", "", "Exports of tin stop.")));
        Files.writeString(folder.resolve("news.txt"), "Date: 2025-06-11\n\nExports of tin go on.");

        var loaded = ArticleIntake.read(folder, Optional.empty());

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.value()).extracting(a -> a.id().value()).containsExactly("news", "notice");
    }

    private String text(byte[] pdf) {
        return PdfText.of("a.pdf", pdf, problems).orElseThrow(() -> new AssertionError(problems.toString()));
    }

    private Optional<Article> article(byte[] pdf) {
        return ArticleIntake.document("a.pdf", pdf, Optional.empty(), problems);
    }

    private static byte[] pdf(List<String> page) throws IOException {
        return pages(List.of(page));
    }

    private static byte[] pages(List<List<String>> pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument doc = new PDDocument()) {
            for (List<String> lines : pages) {
                page(doc, lines);
            }
            doc.save(out);
        }
        return out.toByteArray();
    }

    private static void page(PDDocument doc, List<String> lines) throws IOException {
        PDPage page = new PDPage();
        doc.addPage(page);
        try (PDPageContentStream c = new PDPageContentStream(doc, page)) {
            c.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
            float y = 720;
            for (String line : lines) {
                if (!line.isEmpty()) {
                    c.beginText();
                    c.newLineAtOffset(72, y);
                    c.showText(line);
                    c.endText();
                }
                y -= line.isEmpty() ? 18 : 13;
            }
        }
    }

    private static byte[] scan(int pictures, int texts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument doc = new PDDocument()) {
            for (int k = 0; k < texts; k++) {
                page(doc, List.of("Exports of tin need a licence."));
            }
            for (int k = 0; k < pictures; k++) {
                PDPage page = new PDPage();
                doc.addPage(page);
                try (PDPageContentStream c = new PDPageContentStream(doc, page)) {
                    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
                    c.drawImage(LosslessFactory.createFromImage(doc, image), 0, 0, 600, 700);
                }
            }
            doc.save(out);
        }
        return out.toByteArray();
    }

    /// A font that the file only names, as in many notices: its codes are read through the tables of its maker.
    private static byte[] chinese(String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument doc = new PDDocument()) {
            PDPage page = new PDPage();
            doc.addPage(page);
            COSDictionary info = new COSDictionary();
            info.setItem(COSName.REGISTRY, new COSString("Adobe"));
            info.setItem(COSName.ORDERING, new COSString("GB1"));
            info.setItem(COSName.SUPPLEMENT, COSInteger.get(4));
            COSDictionary descriptor = new COSDictionary();
            descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
            descriptor.setName(COSName.FONT_NAME, "STSong-Light");
            descriptor.setInt(COSName.FLAGS, 6);
            COSDictionary cid = new COSDictionary();
            cid.setItem(COSName.TYPE, COSName.FONT);
            cid.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
            cid.setName(COSName.BASE_FONT, "STSong-Light");
            cid.setItem(COSName.CIDSYSTEMINFO, info);
            cid.setItem(COSName.FONT_DESC, descriptor);
            COSArray descendants = new COSArray();
            descendants.add(cid);
            COSDictionary font = new COSDictionary();
            font.setItem(COSName.TYPE, COSName.FONT);
            font.setItem(COSName.SUBTYPE, COSName.TYPE0);
            font.setName(COSName.BASE_FONT, "STSong-Light-UniGB-UCS2-H");
            font.setName(COSName.ENCODING, "UniGB-UCS2-H");
            font.setItem(COSName.DESCENDANT_FONTS, descendants);
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("F1"), new PDType0Font(font));
            page.setResources(resources);
            StringBuilder content = new StringBuilder("BT /F1 12 Tf 72 700 Td 16 TL ");
            for (String line : lines) {
                content.append('<');
                line.chars().forEach(c -> content.append(String.format("%04x", c)));
                content.append("> Tj T* ");
            }
            PDStream contents = new PDStream(doc);
            try (OutputStream o = contents.createOutputStream(COSName.FLATE_DECODE)) {
                o.write(content.append("ET").toString().getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(contents);
            doc.save(out);
        }
        return out.toByteArray();
    }
}
