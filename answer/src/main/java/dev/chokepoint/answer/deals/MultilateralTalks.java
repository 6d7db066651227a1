package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.deals.bargaining.Rule;
import dev.chokepoint.deals.coalitions.Coalition;
import dev.chokepoint.deals.coalitions.Coalitions;
import dev.chokepoint.deals.packages.EqualWorth;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.deals.valuation.ValuationEndedException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What three to five sides could exchange on a day: what each would do alone, what all or some of them could agree
/// on, and who would block it.
///
/// Whether a package would hold, what it will probably be worth and what each side should ask for is worked out for
/// two sides only: see [Negotiation]. Source: docs/model/deals.md#several-sides
///
/// @param answers one for each scenario that is asked about, as far as the work went
/// @param notValued positions of concessions that move no lane of this world and whose worth is not stated
public record MultilateralTalks(DealQuestion question, List<InScenario> answers, List<Integer> notValued) {
    public MultilateralTalks {
        answers = List.copyOf(answers);
        notValued = List.copyOf(notValued);
    }

    /// The talks if one thing follows without a deal. Money is USD over the plan, over no deal, in the order of the
    /// sides.
    ///
    /// @param from the month from which concessions take effect
    /// @param alone what each side would do without a partner; rules and sets of sides start from there
    /// @param start what each side has where rules start from
    /// @param concessions what each is worth alone
    /// @param search how far packages were looked for
    /// @param points packages that no other beats, those of equal worth once
    /// @param deals the packages that rules pick, and the offers
    public record InScenario(
            NoDeal noDeal,
            YearMonth from,
            Alone alone,
            List<Double> start,
            List<ConcessionGains> concessions,
            Search search,
            List<EqualWorth> points,
            List<Deal> deals,
            Coalitions coalitions) {
        public InScenario {
            start = List.copyOf(start);
            concessions = List.copyOf(concessions);
            points = List.copyOf(points);
            deals = List.copyOf(deals);
        }
    }

    /// How far packages were looked for.
    ///
    /// @param valued the packages valued in the market
    /// @param isWhole whether they are all that cross no red line
    /// @param ended whether the search was ended early
    /// @param toleranceUsd by how much a package that was left out of too many can be better for a side
    public record Search(int valued, boolean isWhole, boolean ended, double toleranceUsd) {}

    /// What every side gains by a concession alone, by the option that is worth most to the others.
    ///
    /// @param usd less the weight
    /// @param weightUsd what the policy of its giver puts on the control
    public record ConcessionGains(int concession, int option, List<Double> usd, double weightUsd) {
        public ConcessionGains {
            usd = List.copyOf(usd);
        }
    }

    /// A package that rules pick or somebody offered.
    ///
    /// @param value less what the weights of policy say it costs each side
    /// @param computedUsd the same without weights
    /// @param othersGainUsd what places that are no side gain, largest first
    /// @param blocks the sets of sides that would rather agree on something else, the smallest first
    public record Deal(
            ValuedPackage value,
            List<Rule> pickedBy,
            List<DealSpace.Offer> offers,
            List<Double> computedUsd,
            Map<String, Double> othersGainUsd,
            List<Coalitions.Block> blocks) {
        public Deal {
            pickedBy = List.copyOf(pickedBy);
            offers = List.copyOf(offers);
            computedUsd = List.copyOf(computedUsd);
            othersGainUsd = new LinkedHashMap<>(othersGainUsd);
            blocks = List.copyOf(blocks);
        }

        @Override
        public Map<String, Double> othersGainUsd() {
            return new LinkedHashMap<>(othersGainUsd);
        }

        /// The set that would block it, the smallest first; empty where none was found.
        public Optional<Coalition> blockedBy() {
            return blocks.stream().findFirst().map(Coalitions.Block::coalition);
        }
    }

    /// Whether a question is about more than two sides.
    public static boolean isAbout(DealQuestion question) {
        return question.space().sides().size() > 2;
    }

    /// Answers a question in a situation; empty if the work was to end before every concession was valued alone.
    public static Optional<MultilateralTalks> find(Situation situation, DealQuestion question) {
        List<InScenario> answers = new ArrayList<>();
        List<Integer> notValued = List.of();
        for (NoDealScenario scenario : question.scenarios()) {
            if (situation.means().stop().getAsBoolean()) {
                break;
            }
            situation.means().tell("without a deal: " + scenario.name().toLowerCase(Locale.ROOT));
            Optional<ScenarioMarket> market = ScenarioMarket.of(situation, question, scenario);
            if (market.isEmpty()) {
                break;
            }
            notValued = IntStream.range(0, question.space().concessions().size())
                    .filter(k -> !market.orElseThrow().valuer().isValued(k))
                    .boxed()
                    .toList();
            try {
                answers.add(new MultilateralAnalysis(situation, question, market.orElseThrow()).answer());
            } catch (ValuationEndedException e) {
                break;
            }
        }
        return answers.isEmpty() ? Optional.empty() : Optional.of(new MultilateralTalks(question, answers, notValued));
    }

    /// Whether every scenario was looked at to the end.
    public boolean isFinished() {
        return answers.size() == question.scenarios().size()
                && answers.stream().noneMatch(a -> a.search().ended());
    }

    /// The deal space.
    public DealSpace space() {
        return question.space();
    }
}
