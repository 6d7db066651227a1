/// What a server keeps, behind interfaces: on files here, on PostgreSQL in module `postgres`.
///
/// Entry: [ServerStore]; `FileStore.of(folder)` is the one of a laptop. [StoreCopy] copies one into another, byte for
/// byte. What both must keep to is written down as one set of tests, `ServerStoreContract` of module `postgres`.
@NullMarked
package dev.chokepoint.data.kept;

import org.jspecify.annotations.NullMarked;
