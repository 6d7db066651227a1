package dev.chokepoint.data.tables;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A NumPy archive (`.npz`: a zip of `.npy` arrays), read without NumPy.
///
/// Numbers of the types f8, f4, i8, i4, i2, i1, u4, u2 and u1, of either byte order, in C or Fortran
/// order, with
/// one or two dimensions. Source: the NPY format, versions 1.0 to 3.0, NumPy Enhancement Proposal 1.
public final class Npz implements AutoCloseable {
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([fiu])([1248])'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final VarHandle LONG = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE = view(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int CHUNK = 1 << 16;
    private static final long LARGEST = 1L << 31;

    private final ZipFile zip;

    private Npz(ZipFile zip) {
        this.zip = zip;
    }

    private static VarHandle view(Class<?> type, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(type, order);
    }

    /// Opens an archive.
    public static Npz open(Path file) throws IOException {
        return new Npz(new ZipFile(file.toFile()));
    }

    /// The names of the arrays, without `.npy`.
    public List<String> names() {
        List<String> names = new ArrayList<>();
        zip.stream()
                .map(ZipEntry::getName)
                .filter(n -> n.endsWith(".npy"))
                .forEach(n -> names.add(n.substring(0, n.length() - 4)));
        return names;
    }

    public boolean has(String name) {
        return zip.getEntry(name + ".npy") != null;
    }

    /// A one-dimensional array.
    public double[] vector(String name) throws IOException {
        double[][] rows = read(name, 1);
        return rows[0];
    }

    /// A two-dimensional array, row by row.
    public double[][] matrix(String name) throws IOException {
        return read(name, 2);
    }

    private double[][] read(String name, int dimensions) throws IOException {
        ZipEntry entry = zip.getEntry(name + ".npy");
        if (entry == null) {
            throw new IOException("The archive has no array (" + name + "); it has " + names() + ".");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return read(in, name, dimensions, entry.getSize());
        }
    }

    private record Layout(boolean little, char kind, int bytes) {
        double value(byte[] buffer, int at) {
            if (little && kind == 'f' && bytes == 8) {
                return (double) DOUBLE.get(buffer, at);
            }
            long bits = 0;
            if (little && bytes == 8) {
                bits = (long) LONG.get(buffer, at);
            } else {
                for (int k = 0; k < bytes; k++) {
                    int b = little ? at + bytes - 1 - k : at + k;
                    bits = (bits << 8) | (buffer[b] & 0xFF);
                }
            }
            int unused = Long.SIZE - 8 * bytes;
            return switch (kind) {
                case 'f' -> bytes == 8 ? Double.longBitsToDouble(bits) : Float.intBitsToFloat((int) bits);
                case 'i' -> (bits << unused) >> unused;
                default -> bits;
            };
        }
    }

    /// @param held the bytes that the archive says it holds, of which a shape cannot need more
    private static double[][] read(InputStream in, String name, int dimensions, long held) throws IOException {
        byte[] start = fill(in, new byte[8], 8, name);
        for (int k = 0; k < MAGIC.length; k++) {
            if (start[k] != MAGIC[k]) {
                throw new IOException("The array (" + name + ") does not start as a .npy file does.");
            }
        }
        int lengthBytes = start[6] == 1 ? 2 : 4;
        byte[] length = fill(in, new byte[lengthBytes], lengthBytes, name);
        int headerLength = 0;
        for (int k = lengthBytes - 1; k >= 0; k--) {
            headerLength = (headerLength << 8) | (length[k] & 0xFF);
        }
        if (headerLength < 0 || headerLength > 1 << 20) {
            throw new IOException("The header (" + headerLength + " bytes) of the array (" + name + ") is too long.");
        }
        String header = new String(fill(in, new byte[headerLength], headerLength, name), StandardCharsets.ISO_8859_1);
        Matcher type = TYPE.matcher(header);
        Matcher order = ORDER.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !order.find() || !shape.find()) {
            throw new IOException("The header (" + header.strip() + ") of the array (" + name
                    + ") must name a number type, an order and a shape.");
        }
        Layout layout =
                new Layout(!type.group(1).equals(">"), type.group(2).charAt(0), Integer.parseInt(type.group(3)));
        if ((layout.kind() == 'f' && layout.bytes() < 4) || (layout.kind() == 'u' && layout.bytes() == 8)) {
            throw new IOException("The number type of the array (" + name + ") is not read.");
        }
        List<Integer> sizes = new ArrayList<>();
        for (String size : shape.group(1).split(",")) {
            if (!size.isBlank()) {
                sizes.add(size(size.strip(), name));
            }
        }
        if (sizes.size() != dimensions || (long) sizes.getFirst() * sizes.getLast() > LARGEST) {
            throw new IOException("The shape (" + sizes + ") of the array (" + name + ") must have (" + dimensions
                    + ") dimensions and fit into memory.");
        }
        int rows = dimensions == 1 ? 1 : sizes.get(0);
        int columns = sizes.getLast();
        if ((long) rows * columns * layout.bytes() > held) {
            throw new IOException("The shape (" + sizes + ") of the array (" + name + ") needs more bytes than the "
                    + held + " that it has.");
        }
        if (order.group(1).equals("True") && dimensions == 2) {
            double[][] turned = values(in, name, layout, columns, rows);
            double[][] values = new double[rows][columns];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    values[i][j] = turned[j][i];
                }
            }
            return values;
        }
        return values(in, name, layout, rows, columns);
    }

    private static int size(String text, String name) throws IOException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IOException("The size (" + text + ") of the array (" + name + ") must be a whole number.", e);
        }
    }

    private static double[][] values(InputStream in, String name, Layout layout, int rows, int columns)
            throws IOException {
        double[][] values = new double[rows][columns];
        int perChunk = CHUNK / layout.bytes();
        byte[] buffer = new byte[CHUNK];
        for (double[] row : values) {
            for (int from = 0; from < columns; from += perChunk) {
                int count = Math.min(perChunk, columns - from);
                fill(in, buffer, count * layout.bytes(), name);
                for (int k = 0; k < count; k++) {
                    row[from + k] = layout.value(buffer, k * layout.bytes());
                }
            }
        }
        return values;
    }

    private static byte[] fill(InputStream in, byte[] buffer, int count, String name) throws IOException {
        if (in.readNBytes(buffer, 0, count) != count) {
            throw new EOFException("The array (" + name + ") ends too early.");
        }
        return buffer;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
