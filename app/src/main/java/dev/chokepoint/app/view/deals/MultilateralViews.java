package dev.chokepoint.app.view.deals;

import dev.chokepoint.answer.deals.DealQuestion;
import dev.chokepoint.answer.deals.MultilateralTalks;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.deals.coalitions.Coalition;
import dev.chokepoint.deals.coalitions.Coalitions;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Talks of several sides, as answers show them.
record MultilateralViews(MultilateralTalks talks) {
    private static final String LEFT =
            "Gains are those of the best case. Whether a package would hold, what it is worth in the"
                    + " expected case and what each side should ask for is worked out for two sides only.";

    MultilateralView view() {
        DealSpace space = space();
        return new MultilateralView(
                space.id(),
                space.title(),
                space.date().toString(),
                space.known().toString(),
                space.parties(),
                valued(),
                talks.question().start() == DealQuestion.Start.ALONE
                        ? "Rules start from what each side would do alone."
                        : "Rules start from no deal.",
                talks.answers().stream().map(this::scenario).toList(),
                talks.question().scenarios().stream()
                        .skip(talks.answers().size())
                        .map(NegotiationViews::name)
                        .toList(),
                LEFT);
    }

    private DealSpace space() {
        return talks.space();
    }

    private String valued() {
        int all = space().concessions().size();
        int not = talks.notValued().size();
        return not == 0
                ? "all " + all + " concessions"
                : (all - not) + " of " + all + " concessions; not valued, and may decide: "
                        + talks.notValued().stream()
                                .map(k -> space().concessions().get(k).name())
                                .collect(Collectors.joining(", "));
    }

    private MultilateralView.ScenarioView scenario(MultilateralTalks.InScenario answer) {
        return new MultilateralView.ScenarioView(
                NegotiationViews.id(answer.noDeal().scenario()),
                NegotiationViews.name(answer.noDeal().scenario()),
                NoDealWords.text(answer.noDeal(), List.of()),
                DealDetails.both(answer.noDeal().againstRecordUsd()),
                answer.from().toString(),
                NoDealWords.alone(space(), answer.alone()),
                DealDetails.both(answer.alone().gainsUsd()),
                !answer.search().ended(),
                search(answer.search()),
                answer.concessions().stream().map(this::concession).toList(),
                answer.deals().stream().map(d -> deal(answer, d)).toList(),
                answer.coalitions().all().stream()
                        .filter(c -> c.members().size() > 1)
                        .map(c -> set(answer, c))
                        .toList(),
                smallest(answer.coalitions()),
                answer.coalitions().largestSum().map(this::paid).orElse(""));
    }

    private static String search(MultilateralTalks.Search search) {
        String valued = search.valued() + " packages valued";
        String left = search.toleranceUsd() > 0
                ? "; of too many that no other beats some are left out, better for a side by "
                        + Numbers.twoDigits(search.toleranceUsd()) + " USD at most"
                : "";
        return search.isWhole()
                ? "all looked at: " + valued + ", gains of groups that share no market add up" + left
                : valued + (search.ended() ? ", then the work was ended" : ", of more than can be listed")
                        + "; nothing bounds what the others could give" + left;
    }

    private MultilateralView.ConcessionGainsView concession(MultilateralTalks.ConcessionGains gains) {
        Concession c = space().concessions().get(gains.concession());
        return new MultilateralView.ConcessionGainsView(
                c.id(),
                space().parties().get(space().sideOf(gains.concession())),
                c.name(),
                c.options().get(gains.option()).text(),
                DealDetails.both(gains.usd()),
                gains.weightUsd());
    }

    private MultilateralView.DealOfAllView deal(MultilateralTalks.InScenario answer, MultilateralTalks.Deal deal) {
        List<String> names = new ArrayList<>();
        if (!deal.pickedBy().isEmpty()) {
            names.add(deal.pickedBy().stream().map(DealViews::name).collect(Collectors.joining(", ")));
        }
        deal.offers().forEach(o -> names.add(o.name()));
        return new MultilateralView.DealOfAllView(
                String.join("; ", names),
                PackageWords.text(space(), deal.value().options()),
                deal.value().options(),
                deal.value().values(),
                DealDetails.both(deal.computedUsd()),
                deal.othersGainUsd().entrySet().stream()
                        .map(o -> new NegotiationView.OtherView(o.getKey(), o.getValue()))
                        .toList(),
                deal.blocks().stream().map(this::block).toList(),
                stability(answer, deal));
    }

    private String stability(MultilateralTalks.InScenario answer, MultilateralTalks.Deal deal) {
        Optional<Coalition> by = deal.blockedBy();
        if (by.isPresent()) {
            List<String> members = members(by.get());
            return members.size() == space().parties().size()
                    ? "another package is better for all"
                    : members.size() == 1
                            ? members.getFirst() + " has more by what it would do alone"
                            : String.join(" and ", members) + " would rather agree without the others";
        }
        return answer.coalitions().isWhole()
                ? "no set of sides gains by agreeing without the others"
                : "no set of sides was found that gains by agreeing without the others; not every package was looked at";
    }

    private MultilateralView.BlockView block(Coalitions.Block block) {
        return new MultilateralView.BlockView(
                members(block.coalition()),
                PackageWords.text(space(), block.by().options()),
                block.by().values());
    }

    private MultilateralView.SetView set(MultilateralTalks.InScenario answer, Coalition coalition) {
        Optional<ValuedPackage> deal = coalition.deal(answer.start());
        return new MultilateralView.SetView(
                members(coalition),
                deal.map(p -> PackageWords.text(space(), p.options())).orElse("nothing that all of them gain by"),
                deal.map(ValuedPackage::values).orElseGet(() -> new double[0]));
    }

    private String smallest(Coalitions coalitions) {
        List<Coalition> smallest = coalitions.smallestThatGain();
        return smallest.isEmpty()
                ? coalitions.isWhole()
                        ? "no set of sides can agree on anything that is better than what each does alone"
                        : "no set of sides was found that can agree on anything better than what each does alone"
                : smallest.stream().map(c -> String.join(" and ", members(c))).collect(Collectors.joining("; "));
    }

    private String paid(Coalitions.Paid paid) {
        String payments = IntStream.range(0, paid.payments().size())
                .filter(i -> Math.abs(paid.payments().get(i)) > 0)
                .mapToObj(i -> space().parties().get(i)
                        + (paid.payments().get(i) < 0 ? " pays " : " receives ")
                        + Numbers.twoDigits(Math.abs(paid.payments().get(i))) + " USD")
                .collect(Collectors.joining(", "));
        return PackageWords.text(space(), paid.deal().options())
                + (payments.isEmpty() ? ": no payment makes up for what some side loses" : ": " + payments);
    }

    private List<String> members(Coalition coalition) {
        return coalition.members().stream().map(space().parties()::get).toList();
    }
}
