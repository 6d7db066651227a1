package dev.chokepoint.app.view.losses;

import dev.chokepoint.answer.expected.Nowcast;
import dev.chokepoint.exposure.expected.Outcome;
import java.util.List;
import java.util.Map;

/// The draws of the expected case weighed by what had been published of the plan's own months by the day of the
/// question. Source: docs/model/expected.md#nowcast
///
/// @param figures what was learnt from
/// @param beta 1 where all was learnt that the figures say; less where few draws would have carried
///     all the weight
/// @param effective how many draws the weighed ones are worth
/// @param total what all lose together
/// @param standing measures that may be a standing restriction
public record NowcastView(
        List<LearntView> figures,
        double beta,
        double effective,
        ExpectedView.Band total,
        List<PartyNow> parties,
        List<RestrictionView> standing) {
    public NowcastView {
        figures = List.copyOf(figures);
        parties = List.copyOf(parties);
        standing = List.copyOf(standing);
    }

    /// What was observed of a lane, over what was before.
    ///
    /// @param kind `passed` or `spot`: a volume, or what those without a licence paid
    /// @param months one month, or two with a slash
    /// @param before what was expected before the draws were weighed
    /// @param after the same after it
    public record LearntView(
            String title,
            String kind,
            String months,
            double least,
            double most,
            ExpectedView.Band before,
            ExpectedView.Band after,
            String published,
            String source,
            String because) {}

    /// What a party loses.
    public record PartyNow(String party, String name, ExpectedView.Band loss) {}

    /// Chance that licences under a measure are a standing restriction, before the draws were
    /// weighed and after.
    public record RestrictionView(String measure, double before, double after) {}

    /// @param names of the parties
    static NowcastView of(Nowcast n, Map<String, String> names) {
        return new NowcastView(
                n.figures().stream().map(NowcastView::learnt).toList(),
                n.beta(),
                n.effective(),
                ExpectedView.Band.of(n.total()),
                n.byParty().entrySet().stream()
                        .map(p -> new PartyNow(
                                p.getKey(),
                                names.getOrDefault(p.getKey(), p.getKey()),
                                ExpectedView.Band.of(p.getValue())))
                        .toList(),
                n.standing().stream()
                        .map(s -> new RestrictionView(s.measure(), s.before(), s.after()))
                        .toList());
    }

    private static LearntView learnt(Nowcast.Judged j) {
        Outcome o = j.outcome();
        return new LearntView(
                o.title(),
                AfterwardsView.kind(o),
                AfterwardsView.months(o),
                o.least(),
                o.most(),
                ExpectedView.Band.of(j.before()),
                ExpectedView.Band.of(j.after()),
                o.published().toString(),
                o.source(),
                o.because());
    }
}
