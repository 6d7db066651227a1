package dev.chokepoint.evidence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reading goes in steps, each a package that knows only the steps before it.
class PackagesTest {
    private static final String EVIDENCE = "dev.chokepoint.evidence.";
    /// The steps in their order.
    private static final List<String> STEPS =
            List.of("text", "language", "claims", "lexicon", "patterns", "grammar", "acts", "slots", "reader");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.chokepoint.evidence");

    @Test
    void aStepKnowsOnlyTheStepsBeforeIt() {
        for (int i = 0; i < STEPS.size() - 1; i++) {
            String[] later = STEPS.subList(i + 1, STEPS.size()).stream()
                    .map(s -> EVIDENCE + s)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(EVIDENCE + STEPS.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .check(classes);
        }
    }

    @Test
    void chineseIsReadWithoutTheRulesForEnglish() {
        noClasses()
                .that()
                .resideInAPackage(EVIDENCE + "chinese")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        EVIDENCE + "lexicon",
                        EVIDENCE + "patterns",
                        EVIDENCE + "grammar",
                        EVIDENCE + "acts",
                        EVIDENCE + "slots",
                        EVIDENCE + "reader",
                        EVIDENCE + "stories")
                .check(classes);
    }

    @Test
    void storiesStandBesideTheReading() {
        noClasses()
                .that()
                .resideInAPackage(EVIDENCE + "stories")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        EVIDENCE + "patterns",
                        EVIDENCE + "grammar",
                        EVIDENCE + "acts",
                        EVIDENCE + "slots",
                        EVIDENCE + "reader")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage(EVIDENCE + "stories")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(EVIDENCE + "stories")
                .check(classes);
    }
}
