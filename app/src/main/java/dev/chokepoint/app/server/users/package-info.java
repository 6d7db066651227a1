/// Who may ask a server of a team, and what is written down of it.
///
/// Entry: [Access]; [UserAnswers] are the routes of administrators.
@NullMarked
package dev.chokepoint.app.server.users;

import org.jspecify.annotations.NullMarked;
