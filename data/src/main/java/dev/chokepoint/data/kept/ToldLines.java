package dev.chokepoint.data.kept;

import dev.chokepoint.data.files.AppendLog;
import dev.chokepoint.data.kept.StoreChange.Deed;
import dev.chokepoint.data.kept.StoreChange.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Lines of which it is told when some were appended.
///
/// @param id whose lines they are
record ToldLines(LineLog lines, Kind kind, String id, MemoryChanges changes) implements LineLog {
    @Override
    public long read(long from, AppendLog.Each each) {
        return lines.read(from, each);
    }

    @Override
    public void append(Supplier<String> line) {
        lines.append(line);
        changes.tell(kind, id, "", Deed.CHANGED);
    }

    @Override
    public void appendAll(List<String> all) {
        lines.appendAll(all);
        if (!all.isEmpty()) {
            changes.tell(kind, id, "", Deed.CHANGED);
        }
    }

    @Override
    public long length() {
        return lines.length();
    }

    @Override
    public Optional<String> last() {
        return lines.last();
    }
}
