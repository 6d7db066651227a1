package dev.chokepoint.solver;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/// The header of a shared library in one of the three formats: for which processor it is and what it exports.
///
/// Sources: System V ABI, chapters 4 and 5 (ELF); Apple's `mach-o/loader.h` and `mach-o/nlist.h`; Microsoft's
/// "PE Format".
///
/// @param format ELF, Mach-O or PE
/// @param processor x86-64 or aarch64, or the number that the header states
/// @param exports names of functions and data, without the underscore that Mach-O writes before them
record LibraryFile(String format, String processor, Set<String> exports) {
    LibraryFile {
        exports = Set.copyOf(exports);
    }

    private static final int ELF_MAGIC = 0x464c457f;
    private static final int MACH_O_MAGIC = 0xfeedfacf;
    private static final short DOS_MAGIC = 0x5a4d;

    static LibraryFile read(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (file.getInt(0) == ELF_MAGIC) {
            return elf(file);
        }
        if (file.getInt(0) == MACH_O_MAGIC) {
            return machO(file);
        }
        if (file.getShort(0) == DOS_MAGIC) {
            return portableExecutable(file);
        }
        throw new IllegalArgumentException("The file begins with neither ELF, Mach-O nor PE.");
    }

    private static LibraryFile elf(ByteBuffer file) {
        String processor = switch (file.getShort(18)) {
            case 62 -> "x86-64";
            case 183 -> "aarch64";
            default -> Short.toString(file.getShort(18));
        };
        TreeSet<String> exports = new TreeSet<>();
        int sections = (int) file.getLong(40);
        int sectionSize = file.getShort(58);
        for (int k = 0; k < file.getShort(60); k++) {
            int section = sections + k * sectionSize;
            boolean dynamicSymbols = file.getInt(section + 4) == 11;
            if (!dynamicSymbols) {
                continue;
            }
            int names = (int) file.getLong(sections + file.getInt(section + 40) * sectionSize + 24);
            int first = (int) file.getLong(section + 24);
            int end = first + (int) file.getLong(section + 32);
            for (int symbol = first; symbol < end; symbol += 24) {
                int binding = (file.get(symbol + 4) & 0xff) >> 4;
                boolean defined = file.getShort(symbol + 6) != 0;
                if (defined && (binding == 1 || binding == 2)) {
                    exports.add(text(file, names + file.getInt(symbol)));
                }
            }
        }
        return new LibraryFile("ELF", processor, exports);
    }

    private static LibraryFile machO(ByteBuffer file) {
        String processor = switch (file.getInt(4)) {
            case 0x01000007 -> "x86-64";
            case 0x0100000c -> "aarch64";
            default -> Integer.toHexString(file.getInt(4));
        };
        TreeSet<String> exports = new TreeSet<>();
        int command = 32;
        for (int k = 0; k < file.getInt(16); k++) {
            boolean symbolTable = file.getInt(command) == 2;
            if (symbolTable) {
                int first = file.getInt(command + 8);
                int names = file.getInt(command + 16);
                for (int n = 0; n < file.getInt(command + 12); n++) {
                    int symbol = first + 16 * n;
                    int type = file.get(symbol + 4) & 0xff;
                    boolean forDebuggers = (type & 0xe0) != 0;
                    boolean exported = (type & 0x01) != 0;
                    boolean defined = (type & 0x0e) != 0;
                    if (!forDebuggers && exported && defined) {
                        exports.add(text(file, names + file.getInt(symbol)).replaceFirst("^_", ""));
                    }
                }
            }
            command += file.getInt(command + 4);
        }
        return new LibraryFile("Mach-O", processor, exports);
    }

    private static LibraryFile portableExecutable(ByteBuffer file) {
        int header = file.getInt(0x3c);
        String processor = switch (file.getShort(header + 4) & 0xffff) {
            case 0x8664 -> "x86-64";
            case 0xaa64 -> "aarch64";
            default -> Integer.toHexString(file.getShort(header + 4) & 0xffff);
        };
        TreeSet<String> exports = new TreeSet<>();
        int directory = place(file, header, file.getInt(header + 24 + 112));
        int names = place(file, header, file.getInt(directory + 32));
        for (int k = 0; k < file.getInt(directory + 24); k++) {
            exports.add(text(file, place(file, header, file.getInt(names + 4 * k))));
        }
        return new LibraryFile("PE", processor, exports);
    }

    /// Where in the file of format PE an address of memory lies.
    private static int place(ByteBuffer file, int header, int address) {
        int sections = header + 24 + file.getShort(header + 20);
        for (int k = 0; k < file.getShort(header + 6); k++) {
            int section = sections + 40 * k;
            int from = file.getInt(section + 12);
            if (address >= from && address < from + Math.max(file.getInt(section + 8), file.getInt(section + 16))) {
                return file.getInt(section + 20) + address - from;
            }
        }
        throw new IllegalArgumentException("The address (" + address + ") lies in no section.");
    }

    private static String text(ByteBuffer file, int at) {
        int end = at;
        while (file.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - at];
        file.get(at, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
