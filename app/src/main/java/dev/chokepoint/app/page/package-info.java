/// Answers as HTML: each page takes an answer as [dev.chokepoint.app.view] holds it and returns one file that loads
/// nothing. No page reads a file, the clock or the command line, so that a web application may call them as they are.
///
/// Entries: [ReportWriter] (the report), [DealPage], [MitigationPage], [SimulationPage], [ReadingPage] (claims in their
/// texts), [LedgerTimeline] (an SVG), [BacktestPage] with [Page] (a document, as HTML or Markdown).
///
/// The kit: a page is a template in `src/main/jte`, which the build turns into a class of this package; [Html] fills it
/// and is the only thing that makes HTML. Templates escape by where a value stands, so no page escapes anything itself.
/// Classes here say what stands where ([DealPlane], [RiskCurve], [LossMap]: places of a drawing), templates say how it
/// is written. Amounts follow [dev.chokepoint.base.Numbers], places in drawings [Figures].
@NullMarked
package dev.chokepoint.app.page;

import org.jspecify.annotations.NullMarked;
