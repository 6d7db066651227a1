package dev.chokepoint.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Arrows go one way, stages are pure, and only the command line speaks to the terminal.
class ArchitectureTest {
    private static final String[] STAGES = {
        "dev.chokepoint.evidence..", "dev.chokepoint.controls..", "dev.chokepoint.exposure..", "dev.chokepoint.deals.."
    };
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.chokepoint");
    }

    private static void holds(ArchRule rule) {
        rule.check(classes);
    }

    private static void neverSees(String stage, String... others) {
        holds(noClasses()
                .that()
                .resideInAPackage(stage)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others));
    }

    @Test
    void arrowsGoOneWay() {
        neverSees(
                "dev.chokepoint.base..",
                "dev.chokepoint.evidence..",
                "dev.chokepoint.controls..",
                "dev.chokepoint.solver..",
                "dev.chokepoint.exposure..",
                "dev.chokepoint.deals..",
                "dev.chokepoint.data..",
                "dev.chokepoint.app..");
        neverSees(
                "dev.chokepoint.evidence..",
                "dev.chokepoint.controls..",
                "dev.chokepoint.exposure..",
                "dev.chokepoint.deals..",
                "dev.chokepoint.data..",
                "dev.chokepoint.app..");
        neverSees(
                "dev.chokepoint.controls..",
                "dev.chokepoint.exposure..",
                "dev.chokepoint.deals..",
                "dev.chokepoint.data..",
                "dev.chokepoint.app..");
        neverSees(
                "dev.chokepoint.exposure..", "dev.chokepoint.deals..", "dev.chokepoint.data..", "dev.chokepoint.app..");
        neverSees("dev.chokepoint.deals..", "dev.chokepoint.data..", "dev.chokepoint.app..");
        neverSees("dev.chokepoint.solver..", "dev.chokepoint.evidence..", "dev.chokepoint.exposure..");
    }

    @Test
    void stagesReadNoFilesSocketsDatabasesOrLogs() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(STAGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.net..",
                        "java.sql..",
                        "java.util.logging..",
                        "org.slf4j..",
                        "tools.jackson..",
                        "com.fasterxml.."));
    }

    @Test
    void stagesLookAtNoClockAndDrawNoUnseededNumbers() {
        DescribedPredicate<JavaMethodCall> clock = new DescribedPredicate<>("a clock or unseeded random numbers") {
            @Override
            public boolean test(JavaMethodCall call) {
                String owner = call.getTargetOwner().getName();
                String name = call.getName();
                return (owner.startsWith("java.time.") && name.equals("now"))
                        || (owner.equals("java.lang.System")
                                && (name.equals("currentTimeMillis")
                                        || name.equals("nanoTime")
                                        || name.equals("getenv")))
                        || owner.equals("java.util.concurrent.ThreadLocalRandom")
                        || (owner.equals("java.lang.Math") && name.equals("random"));
            }
        };
        holds(noClasses().that().resideInAnyPackage(STAGES).should().callMethodWhere(clock));
        holds(noClasses().that().resideInAnyPackage(STAGES).should().callConstructor(java.util.Random.class));
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminal() {
        holds(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.chokepoint.app.Main")
                .and()
                .resideOutsideOfPackage("dev.chokepoint.bench..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    @Test
    void theCertificateCheckerKnowsNothingOfTheSolver() {
        holds(noClasses()
                .that()
                .haveSimpleName("CertificateChecker")
                .or()
                .haveSimpleName("Certificate")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("Highs"));
    }
}
