/// What the servers of a team keep, in PostgreSQL; the only package that speaks SQL to it.
///
/// Entry: [PostgresStore], which brings the schema up to date when it is opened
/// (`src/main/resources/dev/chokepoint/postgres/migrations`). What it must keep to is the set of tests that files pass
/// too: `ServerStoreContract`.
@NullMarked
package dev.chokepoint.postgres;

import org.jspecify.annotations.NullMarked;
