/// Who may ask a server of a team, and what it says of whom it answered.
///
/// Entry: [Users], kept by module `postgres`; [Token] is how a person shows who it is; [AuditLog] is what is written
/// down of each change and each answer, chained by hash.
@NullMarked
package dev.chokepoint.data.users;

import org.jspecify.annotations.NullMarked;
