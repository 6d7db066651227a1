/// All that a server keeps, in one file and back.
///
/// Entry: [StoreBackup].
@NullMarked
package dev.chokepoint.data.backup;

import org.jspecify.annotations.NullMarked;
