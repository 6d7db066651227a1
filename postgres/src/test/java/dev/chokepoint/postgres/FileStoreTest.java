package dev.chokepoint.postgres;

import dev.chokepoint.data.kept.FileStore;
import dev.chokepoint.data.kept.ServerStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends ServerStoreContract {
    @TempDir
    Path folder;

    @Override
    ServerStore open() {
        return FileStore.of(folder);
    }
}
