package dev.chokepoint.exposure.world;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;

/// Which figure of a world or of a company's tables a number is.
///
/// [#text] is stable: it seeds the draws, so that the same figure is drawn alike in every world and version. Keys are
/// in the order of their texts.
public sealed interface FigureKey extends Comparable<FigureKey> {
    /// What is known of a demand.
    enum DemandTerm {
        QUANTITY,
        ELASTICITY,
        CHOKE,
        DELAY_COST,
        CATCH_UP
    }

    /// What is known of how an issuer grants licences ([LicenceBehaviour]).
    enum LicenceTerm {
        CLOSED_SHARE,
        CLOSED_MONTHS,
        OPEN_SHARE
    }

    /// The discount rate of the world.
    record DiscountRate() implements FigureKey {
        @Override
        public String kind() {
            return "discount";
        }

        @Override
        public String subject() {
            return "discount";
        }

        @Override
        public String text() {
            return "discount";
        }
    }

    /// The baseline price of an item.
    record PriceOf(String item) implements FigureKey {
        @Override
        public String kind() {
            return "price";
        }

        @Override
        public String subject() {
            return item;
        }

        @Override
        public String text() {
            return "price/" + item;
        }
    }

    /// What the plants of a recipe at a place make in the baseline.
    record Production(String recipe, String place) implements FigureKey {
        @Override
        public String kind() {
            return "plant production";
        }

        @Override
        public String subject() {
            return recipe + "/" + place;
        }

        @Override
        public String text() {
            return "plant/" + recipe + "/" + place + "/production";
        }
    }

    /// What they could make from a day on.
    ///
    /// @param from first day; `LocalDate.MIN` for what stands already
    record Capacity(String recipe, String place, LocalDate from) implements FigureKey {
        @Override
        public String kind() {
            return "plant capacity";
        }

        @Override
        public String subject() {
            return recipe + "/" + place + "/" + step();
        }

        @Override
        public String text() {
            return "plant/" + recipe + "/" + place + "/capacity/" + step();
        }

        private String step() {
            return from.equals(LocalDate.MIN) ? "standing" : from.toString();
        }
    }

    /// What they earn above cost.
    record Margin(String recipe, String place) implements FigureKey {
        @Override
        public String kind() {
            return "plant margin";
        }

        @Override
        public String subject() {
            return recipe + "/" + place;
        }

        @Override
        public String text() {
            return "plant/" + recipe + "/" + place + "/margin";
        }
    }

    /// How much of an item a recipe takes.
    record RecipeInput(String recipe, String item) implements FigureKey {
        @Override
        public String kind() {
            return "recipe";
        }

        @Override
        public String subject() {
            return recipe + "/" + item;
        }

        @Override
        public String text() {
            return "recipe/" + subject();
        }
    }

    /// How much of an item comes with what a recipe makes.
    record CoProduct(String recipe, String item) implements FigureKey {
        @Override
        public String kind() {
            return "recipe";
        }

        @Override
        public String subject() {
            return recipe + "/with/" + item;
        }

        @Override
        public String text() {
            return "recipe/" + subject();
        }
    }

    /// The observed flow on a lane.
    record Flow(String item, String from, String to) implements FigureKey {
        public static Flow on(Lane lane) {
            return new Flow(lane.item(), lane.from(), lane.to());
        }

        @Override
        public String kind() {
            return "lane flow";
        }

        @Override
        public String subject() {
            return item + "/" + from + "/" + to;
        }

        @Override
        public String text() {
            return "lane/" + subject() + "/flow";
        }
    }

    /// The cost of carriage on a lane.
    record Transport(String item, String from, String to) implements FigureKey {
        @Override
        public String kind() {
            return "lane transport";
        }

        @Override
        public String subject() {
            return item + "/" + from + "/" + to;
        }

        @Override
        public String text() {
            return "lane/" + subject() + "/transport";
        }
    }

    /// A rate of a duty from a day on.
    ///
    /// @param since the first day; `LocalDate.MIN` for what stood in the baseline
    record DutyRate(String duty, String item, String from, String to, LocalDate since) implements FigureKey {
        public static DutyRate of(Duty duty, Duty.Rate rate) {
            return new DutyRate(duty.name(), duty.item(), duty.from(), duty.to(), rate.since());
        }

        @Override
        public String kind() {
            return "duty";
        }

        @Override
        public String subject() {
            return text();
        }

        @Override
        public String text() {
            return "duty/" + duty + "/" + item + "/" + from + "/" + to + "/"
                    + (since.equals(LocalDate.MIN) ? "baseline" : since);
        }
    }

    /// A duty as a whole, such as one that nobody had announced.
    record DutyOf(String duty) implements FigureKey {
        @Override
        public String kind() {
            return "duty";
        }

        @Override
        public String subject() {
            return text();
        }

        @Override
        public String text() {
            return "duty/" + duty;
        }
    }

    /// A final demand.
    record DemandFor(String item, String place, EndUse endUse, DemandTerm term) implements FigureKey {
        public static DemandFor of(Demand demand, DemandTerm term) {
            return new DemandFor(demand.item(), demand.place(), demand.endUse(), term);
        }

        @Override
        public String kind() {
            return "demand " + word(term);
        }

        @Override
        public String subject() {
            return item + "/" + place + "/" + endUse;
        }

        @Override
        public String text() {
            return "demand/" + subject() + "/" + word(term);
        }
    }

    /// What is in stock of an item at a place.
    record StockOf(String item, String place) implements FigureKey {
        @Override
        public String kind() {
            return "stock";
        }

        @Override
        public String subject() {
            return item + "/" + place;
        }

        @Override
        public String text() {
            return "stock/" + subject();
        }
    }

    /// How an issuer grants licences under a measure.
    ///
    /// @param measure the measure, or `*` for all of the issuer
    record Licence(String issuer, String measure, EndUse endUse, LicenceTerm term) implements FigureKey {
        public static Licence of(LicenceBehaviour licence, LicenceTerm term) {
            return new Licence(licence.issuer(), licence.measure(), licence.endUse(), term);
        }

        @Override
        public String kind() {
            return "licence " + word(term);
        }

        @Override
        public String subject() {
            return issuer + "/" + measure + "/" + endUse;
        }

        @Override
        public String text() {
            return "licence/" + subject() + "/" + word(term);
        }
    }

    /// How much of a part a parent takes, by a company's bill of materials.
    record BillLine(String parent, String sku) implements FigureKey {
        @Override
        public String kind() {
            return "bill";
        }

        @Override
        public String subject() {
            return text();
        }

        @Override
        public String text() {
            return "bill/" + parent + "/" + sku;
        }
    }

    /// How much of a product a company plans to sell.
    record PlannedSales(String sku) implements FigureKey {
        @Override
        public String kind() {
            return "plan";
        }

        @Override
        public String subject() {
            return text();
        }

        @Override
        public String text() {
            return "plan/" + sku;
        }
    }

    /// What a company has in stock of a part.
    record CompanyStock(String sku) implements FigureKey {
        @Override
        public String kind() {
            return "company stock";
        }

        @Override
        public String subject() {
            return text();
        }

        @Override
        public String text() {
            return "company stock/" + sku;
        }
    }

    /// How much of the item it is made of a part holds.
    record Content(String sku) implements FigureKey {
        @Override
        public String kind() {
            return "content";
        }

        @Override
        public String subject() {
            return text();
        }

        @Override
        public String text() {
            return "content/" + sku;
        }
    }

    /// What the figure is, without what it is of: `price`, `stock`, `plant margin`, `demand elasticity`.
    String kind();

    /// What the figure is of, its parts told apart by `/`: `smco-magnet/CN/US` for a flow.
    String subject();

    /// The whole key, its parts told apart by `/`: `lane/smco-magnet/CN/US/flow`.
    String text();

    /// The whole key for reading: `lane smco-magnet CN US flow`.
    default String words() {
        return text().replace('/', ' ').replace('_', ' ');
    }

    @Override
    default int compareTo(FigureKey other) {
        return Comparator.comparing(FigureKey::text).compare(this, other);
    }

    private static String word(Enum<?> term) {
        return term.name().toLowerCase(Locale.ROOT);
    }
}
