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
/// @param first the first month of the plan
/// @param months the number of months that answers report
/// @param discount annual discount rate, share per year
/// @param sources all sources by key
/// @param contents what measures abroad count as content
/// @param duties what is levied on lanes
public record World(
        String id,
        String title,
        YearMonth first,
        int months,
        LocalDate asOf,
        Vintages discount,
        List<Party> parties,
        List<Place> places,
        List<Item> items,
        List<Recipe> recipes,
        List<Plant> plants,
        List<Lane> lanes,
        List<Stock> stocks,
        List<Demand> demands,
        List<Price> prices,
        List<LicenceBehaviour> licences,
        Map<String, Source> sources,
        List<Content> contents,
        List<Duty> duties) {
    public World {
        parties = List.copyOf(parties);
        places = List.copyOf(places);
        items = List.copyOf(items);
        recipes = List.copyOf(recipes);
        plants = List.copyOf(plants);
        lanes = List.copyOf(lanes);
        stocks = List.copyOf(stocks);
        demands = List.copyOf(demands);
        prices = List.copyOf(prices);
        licences = List.copyOf(licences);
        sources = Map.copyOf(sources);
        contents = List.copyOf(contents);
        duties = List.copyOf(duties);
        if (months < 1) {
            throw new IllegalArgumentException("The number of months (" + months + ") must be at least 1.");
        }
    }

    /// The part of the world that some items are in: all that is made of them, shipped, held, used and levied.
    public World about(Set<String> ids) {
        List<Recipe> some =
                recipes.stream().filter(r -> ids.contains(r.output())).toList();
        Set<String> made = some.stream().map(Recipe::id).collect(Collectors.toSet());
        return new World(
                id,
                title,
                first,
                months,
                asOf,
                discount,
                parties,
                places,
                items.stream().filter(i -> ids.contains(i.id())).toList(),
                some,
                plants.stream().filter(p -> made.contains(p.recipe())).toList(),
                lanes.stream().filter(l -> ids.contains(l.item())).toList(),
                stocks.stream().filter(s -> ids.contains(s.item())).toList(),
                demands.stream().filter(d -> ids.contains(d.item())).toList(),
                prices.stream().filter(p -> ids.contains(p.item())).toList(),
                licences,
                sources,
                contents.stream().filter(c -> ids.contains(c.item())).toList(),
                duties.stream()
                        .filter(d -> d.item().equals("*") || ids.contains(d.item()))
                        .toList());
    }

    /// The first day of month `t` of the plan, from 0.
    public LocalDate dayOf(int t) {
        return first.plusMonths(t).atDay(1);
    }

    /// The month of the plan after a day, from which what is agreed on that day can take effect; from 0 to
    /// `months`.
    public int monthAfter(LocalDate day) {
        return Math.clamp(ChronoUnit.MONTHS.between(first, YearMonth.from(day).plusMonths(1)), 0, months);
    }
}
