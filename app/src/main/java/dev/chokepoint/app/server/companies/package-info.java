/// Bills of materials that come with a question or are kept for a team.
@NullMarked
package dev.chokepoint.app.server.companies;

import org.jspecify.annotations.NullMarked;
