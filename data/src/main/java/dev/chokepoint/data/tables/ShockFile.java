package dev.chokepoint.data.tables;

import dev.chokepoint.exposure.ario.ArioModel;
import dev.chokepoint.exposure.ario.ArioShock;
import java.time.LocalDate;

/// What a shock file asks for: the behaviour of firms, the events, the days to run.
///
/// @param start the day of step 0; events are dated from it
/// @param dated whether the file gave a start, so that days have dates
public record ShockFile(ArioModel model, ArioShock shock, int days, LocalDate start, boolean dated) {}
