package dev.chokepoint.app.view;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.company.CompanyAnswer;
import dev.chokepoint.app.view.scope.Manifest;
import dev.chokepoint.app.view.scope.RunManifest;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.data.company.BillReader;
import dev.chokepoint.exposure.company.CompanyExposure;
import dev.chokepoint.exposure.world.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A company's exposure as `--format json` and the API show it.
///
/// @param from the month from which is answered
/// @param expected what will probably become of it; empty where it was not asked for or the world states no behaviour
/// @param suggestions by open part, what it may be
/// @param warnings what was read with doubt
public record CompanyView(
        Manifest manifest,
        String from,
        CompanyExposure exposure,
        Optional<CompanyExpectedView> expected,
        List<CompanyAnswer.MeasureLoss> measures,
        Map<String, List<Suggestion<Item>>> suggestions,
        List<String> warnings) {

    /// The view of an answer.
    ///
    /// @param bill the bill of materials as it was read
    public static CompanyView of(
            Situation situation,
            CompanyAnswer answer,
            Optional<CompanyExpectedView> expected,
            Loaded<BillReader.Reading> bill) {
        return new CompanyView(
                RunManifest.of(situation),
                answer.from().toString(),
                answer.exposure(),
                expected,
                answer.measures(),
                bill.value().suggestions(),
                bill.problems().stream()
                        .filter(p -> !p.isError())
                        .map(Problem::text)
                        .toList());
    }
}
