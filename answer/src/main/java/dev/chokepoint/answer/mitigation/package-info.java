/// What a world, a party of it or a company should prepare under a budget.
///
/// ```java
/// MitigationAnswer answer = MitigationAnswer.ofWorld(question, means, wanted, costs, TimeLimit.NONE);
/// double usd = answer.before().weighedUsd() - answer.after().weighedUsd();
/// ```
///
/// Entry: [MitigationAnswer].
@NullMarked
package dev.chokepoint.answer.mitigation;

import org.jspecify.annotations.NullMarked;
