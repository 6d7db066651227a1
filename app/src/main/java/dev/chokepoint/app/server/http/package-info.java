/// A request as routes read it and a reply as they give it, apart from the web server.
///
/// Entry: [Route], which takes an [ApiRequest] of a [Viewer] and gives a [Reply] or an [ApiProblem]; [RequestGuard]
/// says
/// from where may be asked.
@NullMarked
package dev.chokepoint.app.server.http;

import org.jspecify.annotations.NullMarked;
