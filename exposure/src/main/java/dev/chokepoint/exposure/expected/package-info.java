/// The expected case: what will probably happen, between the best case and the worst.
///
/// Month by month those without a licence meet on a spot market, others ship with theirs:
///
/// ```java
/// DrawnBehaviour b = behaviour.draw(draws, k);
/// LicenceGate gate = Office.of(b, draws, k, "CN-2025-18", record.tally(…)).gate(item, destination);
/// SpotMarket market = new SpotMarket(b, new SpotMarket.Trade(f0, omega));
/// SpotState state = market.before();
/// SpotMonth m = market.step(state, GateMonth.of(gate, dates, month), believed.months(gate, b, tau));
/// state = m.after();
/// ```
///
/// Entries: [Behaviour], [Office], [SpotMarket]. Source: docs/model/expected.md
@NullMarked
package dev.chokepoint.exposure.expected;

import org.jspecify.annotations.NullMarked;
