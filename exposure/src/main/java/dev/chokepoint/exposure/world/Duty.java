package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Vintages;
import java.time.LocalDate;
import java.util.List;

/// A duty that stands in the world: a share of the price of what is shipped on some lanes, from dates on.
///
/// Duties of different names add up; of one name the line that fits a lane most closely counts (the item
/// before the place of departure before that of arrival). What stood in the baseline already is within
/// the prices observed there. Source: docs/model.md#duties
///
/// @param name the act or programme that levies it
/// @param item an item, or `*`
/// @param from a place, or `*`
/// @param to a place, or `*`
/// @param onExports whether it is levied where the goods leave; its revenue goes there
/// @param rates in the order of their start
public record Duty(String name, String item, String from, String to, boolean onExports, List<Rate> rates) {
    /// The rate from a day on, share of the price.
    ///
    /// @param since the first day; `LocalDate.MIN` for what stood in the baseline
    public record Rate(LocalDate since, Vintages share) {}

    public Duty {
        rates = List.copyOf(rates);
        for (int k = 1; k < rates.size(); k++) {
            if (!rates.get(k).since().isAfter(rates.get(k - 1).since())) {
                throw new IllegalArgumentException("The rates of the duty (" + name + ") must stand in the order of"
                        + " their start; " + rates.get(k).since() + " follows "
                        + rates.get(k - 1).since() + ".");
            }
        }
    }

    public boolean fits(Lane lane) {
        return (item.equals("*") || item.equals(lane.item()))
                && (from.equals("*") || from.equals(lane.from()))
                && (to.equals("*") || to.equals(lane.to()));
    }

    /// How closely the duty's words fit a lane that it fits.
    public int closeness() {
        return (item.equals("*") ? 0 : 4) + (from.equals("*") ? 0 : 2) + (to.equals("*") ? 0 : 1);
    }
}
