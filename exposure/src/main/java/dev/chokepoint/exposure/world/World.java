package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Source;
import dev.chokepoint.base.Vintages;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A supply world as an analyst writes it: every figure with all its vintages, nothing resolved to a date yet.
///
/// Source: docs/world-format.md, docs/model.md#world
///
/// @param licences how offices grant licences, where the world says so
/// @param sources all sources by key
public record World(
        Frame frame,
        List<Party> parties,
        List<Place> places,
        Production production,
        Trade trade,
        Market market,
        List<LicenceBehaviour> licences,
        Map<String, Source> sources) {
    public World {
        parties = List.copyOf(parties);
        places = List.copyOf(places);
        licences = List.copyOf(licences);
        sources = Map.copyOf(sources);
    }

    /// What the world is called and which months are planned.
    ///
    /// @param first the first month of the plan
    /// @param months the number of months that answers report
    /// @param discount annual discount rate, share per year
    public record Frame(String id, String title, YearMonth first, int months, LocalDate asOf, Vintages discount) {
        public Frame {
            if (months < 1) {
                throw new IllegalArgumentException("The number of months (" + months + ") must be at least 1.");
            }
        }
    }

    /// What is made, and how.
    public record Production(List<Item> items, List<Recipe> recipes, List<Plant> plants) {
        public Production {
            items = List.copyOf(items);
            recipes = List.copyOf(recipes);
            plants = List.copyOf(plants);
        }
    }

    /// What is shipped, and what is levied on it.
    ///
    /// @param contents what measures abroad count as content
    public record Trade(List<Lane> lanes, List<Duty> duties, List<Content> contents) {
        public Trade {
            lanes = List.copyOf(lanes);
            duties = List.copyOf(duties);
            contents = List.copyOf(contents);
        }
    }

    /// What is held, used and paid.
    public record Market(List<Stock> stocks, List<Demand> demands, List<Price> prices) {
        public Market {
            stocks = List.copyOf(stocks);
            demands = List.copyOf(demands);
            prices = List.copyOf(prices);
        }
    }

    public String id() {
        return frame.id();
    }

    public String title() {
        return frame.title();
    }

    public YearMonth first() {
        return frame.first();
    }

    public int months() {
        return frame.months();
    }

    public LocalDate asOf() {
        return frame.asOf();
    }

    public Vintages discount() {
        return frame.discount();
    }

    public List<Item> items() {
        return production.items();
    }

    public List<Recipe> recipes() {
        return production.recipes();
    }

    public List<Plant> plants() {
        return production.plants();
    }

    public List<Lane> lanes() {
        return trade.lanes();
    }

    public List<Duty> duties() {
        return trade.duties();
    }

    public List<Content> contents() {
        return trade.contents();
    }

    public List<Stock> stocks() {
        return market.stocks();
    }

    public List<Demand> demands() {
        return market.demands();
    }

    public List<Price> prices() {
        return market.prices();
    }

    /// The part of the world that some items are in: all that is made of them, shipped, held, used and levied.
    public World about(Set<String> ids) {
        List<Recipe> some =
                recipes().stream().filter(r -> ids.contains(r.output())).toList();
        Set<String> made = some.stream().map(Recipe::id).collect(Collectors.toSet());
        return new World(
                frame,
                parties,
                places,
                new Production(
                        items().stream().filter(i -> ids.contains(i.id())).toList(),
                        some,
                        plants().stream().filter(p -> made.contains(p.recipe())).toList()),
                new Trade(
                        lanes().stream().filter(l -> ids.contains(l.item())).toList(),
                        duties().stream()
                                .filter(d -> d.item().equals("*") || ids.contains(d.item()))
                                .toList(),
                        contents().stream().filter(c -> ids.contains(c.item())).toList()),
                new Market(
                        stocks().stream().filter(x -> ids.contains(x.item())).toList(),
                        demands().stream().filter(d -> ids.contains(d.item())).toList(),
                        prices().stream().filter(p -> ids.contains(p.item())).toList()),
                licences,
                sources);
    }

    /// The first day of month `t` of the plan, from 0.
    public LocalDate dayOf(int t) {
        return first().plusMonths(t).atDay(1);
    }

    /// The month of the plan after a day, from which what is agreed on that day can take effect; from 0 to
    /// `months`.
    public int monthAfter(LocalDate day) {
        return Math.clamp(ChronoUnit.MONTHS.between(first(), YearMonth.from(day).plusMonths(1)), 0, months());
    }
}
