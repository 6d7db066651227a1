package dev.chokepoint.data.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The years and lists of codes in a file of BACI: the zip as CEPII lays it out, or one year as plain CSV with the
/// lists
/// beside it.
final class BaciFiles implements AutoCloseable {
    private static final Pattern YEAR = Pattern.compile("BACI_(HS\\d\\d)_Y(\\d{4})_(V\\w+?)\\.csv");
    private static final int LARGEST_LIST = 20_000_000;

    /// A year as a table.
    record Year(RowSource table, String revision, String release, int year, boolean archived) {
        String dataset() {
            return revision + "-" + release;
        }
    }

    private final Optional<ZipFile> zip;
    private final List<Year> years = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private Optional<byte[]> countries = Optional.empty();
    private Optional<byte[]> products = Optional.empty();

    private BaciFiles(Optional<ZipFile> zip) {
        this.zip = zip;
    }

    /// @throws RefusedFile if the file is not what its name says, or ends early, or holds a year twice
    static BaciFiles open(Path file) throws RefusedFile, IOException {
        boolean named =
                file.getFileName().toString().toLowerCase(java.util.Locale.ROOT).endsWith(".zip");
        return named ? ofZip(file) : ofCsv(file);
    }

    private static BaciFiles ofCsv(Path file) throws RefusedFile, IOException {
        BaciFiles found = new BaciFiles(Optional.empty());
        String name = file.getFileName().toString();
        Matcher m = YEAR.matcher(name);
        if (!m.matches()) {
            throw new RefusedFile(
                    "its name must be like BACI_HS17_Y2022_V202401.csv, which tells revision, year and" + " release");
        }
        RowSource table = new RowSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long size() {
                return file.toFile().length();
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
        found.years.add(new Year(table, m.group(1), m.group(3), Integer.parseInt(m.group(2)), false));
        found.countries = beside(file, "country_codes_", ".csv");
        found.products = beside(file, "product_codes_" + m.group(1), ".csv");
        return found;
    }

    private static Optional<byte[]> beside(Path file, String start, String end) throws IOException {
        try (Stream<Path> all = Files.list(file.toAbsolutePath().getParent())) {
            Optional<Path> list = all.filter(p -> {
                        String name = p.getFileName().toString();
                        return name.startsWith(start) && name.endsWith(end);
                    })
                    .sorted()
                    .findFirst();
            return list.isEmpty() ? Optional.empty() : Optional.of(Files.readAllBytes(list.get()));
        }
    }

    private static BaciFiles ofZip(Path file) throws RefusedFile, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(2);
            if (first.length < 2 || first[0] != 'P' || first[1] != 'K') {
                throw new RefusedFile("it is named .zip and is none");
            }
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new RefusedFile("the archive ends early or is damaged (" + e.getMessage() + ")");
        }
        BaciFiles found = new BaciFiles(Optional.of(zip));
        boolean good = false;
        try {
            found.readDirectory(zip, file.getFileName().toString());
            good = true;
        } catch (ZipException e) {
            throw new RefusedFile("the archive is damaged (" + e.getMessage() + ")");
        } finally {
            if (!good) {
                zip.close();
            }
        }
        return found;
    }

    private void readDirectory(ZipFile zip, String archive) throws RefusedFile, IOException {
        Set<String> seen = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.isDirectory()) {
                continue;
            }
            String path = entry.getName();
            String name = path.substring(path.lastIndexOf('/') + 1);
            Matcher m = YEAR.matcher(name);
            if (path.contains("..") || path.startsWith("/")) {
                ignored.add(path);
            } else if (m.matches()) {
                if (!seen.add(m.group(1) + m.group(2))) {
                    throw new RefusedFile("it has two tables for " + m.group(2));
                }
                RowSource table = member(zip, entry, archive + "!" + path);
                years.add(new Year(table, m.group(1), m.group(3), Integer.parseInt(m.group(2)), true));
            } else if (name.startsWith("country_codes") && name.endsWith(".csv")) {
                countries = Optional.of(list(zip, entry));
            } else if (name.startsWith("product_codes") && name.endsWith(".csv")) {
                products = Optional.of(list(zip, entry));
            } else if (!name.equalsIgnoreCase("readme.txt")) {
                ignored.add(path);
            }
        }
        years.sort(java.util.Comparator.comparingInt(Year::year));
        if (years.isEmpty()) {
            throw new RefusedFile("it has no member like BACI_HS17_Y2022_V202401.csv");
        }
    }

    private static byte[] list(ZipFile zip, ZipEntry entry) throws RefusedFile, IOException {
        try (InputStream in = checked(zip, entry)) {
            byte[] bytes = in.readNBytes(LARGEST_LIST);
            if (bytes.length == LARGEST_LIST) {
                throw new RefusedFile("its list " + entry.getName() + " is too long for a list of codes");
            }
            return bytes;
        }
    }

    private static RowSource member(ZipFile zip, ZipEntry entry, String name) {
        return new RowSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long size() {
                return entry.getSize();
            }

            @Override
            public InputStream open() throws IOException {
                return checked(zip, entry);
            }
        };
    }

    /// The member's bytes; at their end, an error where the checksum is not the archive's.
    private static InputStream checked(ZipFile zip, ZipEntry entry) throws IOException {
        return new CheckedInputStream(zip.getInputStream(entry), new CRC32()) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int n = super.read(into, offset, length);
                if (n < 0 && getChecksum().getValue() != entry.getCrc()) {
                    throw new ZipException("the checksum of " + entry.getName() + " is wrong");
                }
                return n;
            }
        };
    }

    List<Year> years() {
        return years;
    }

    /// Members that are no part of BACI, or lie outside the archive.
    List<String> ignored() {
        return ignored;
    }

    CountryCodes countries() throws RefusedFile {
        return countries.isPresent() ? CountryCodes.of(countries.get()) : CountryCodes.bundled();
    }

    ProductCodes products(String revision) throws RefusedFile {
        if (products.isPresent()) {
            return ProductCodes.of(products.get());
        }
        return ProductCodes.bundled(revision)
                .orElseThrow(() -> new RefusedFile("the products of " + revision + " are not known; put product_codes_"
                        + revision + "_V….csv, which comes with it, beside it"));
    }

    @Override
    public void close() throws IOException {
        if (zip.isPresent()) {
            zip.get().close();
        }
    }
}
