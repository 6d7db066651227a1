package dev.chokepoint.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.chokepoint.controls.determination.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Arrows go one way, stages are pure, and only the command line speaks to the terminal.
class ArchitectureTest {
    private static final String[] STAGES = {
        "dev.chokepoint.evidence..",
        "dev.chokepoint.controls..",
        "dev.chokepoint.exposure..",
        "dev.chokepoint.deals..",
        "dev.chokepoint.answer.."
    };
    private static final Path ROOT = Path.of(System.getProperty("chokepoint.root", "."));
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<artifactId>chokepoint-(\\w+)</artifactId>\\s*<version>[^<]*</version>(.*?)</dependency>", Pattern.DOTALL);
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

    /// The word that reassures is made from a proof and nowhere else; the check of cases only compares its name.
    @Test
    void onlyTheProofSaysThatNoLicenceIsRequired() {
        holds(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.chokepoint.controls.limits.Proof")
                .and()
                .doNotHaveFullyQualifiedName("dev.chokepoint.controls.determination.Outcome")
                .and()
                .doNotHaveFullyQualifiedName("dev.chokepoint.controls.check.CaseCheck")
                .should()
                .accessField(Outcome.class, "NO_LICENCE_REQUIRED"));
        assertThat(classes.get("dev.chokepoint.controls.limits.Proof").getFieldAccessesFromSelf())
                .anyMatch(a -> a.getTarget().getName().equals("NO_LICENCE_REQUIRED"));
    }

    /// Module by module, what it may see; the poms say the same.
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "base", Set.of(),
            "evidence", Set.of("base"),
            "controls", Set.of("base", "evidence"),
            "solver", Set.of(),
            "exposure", Set.of("base", "solver"),
            "deals", Set.of("base", "solver", "exposure"),
            "answer", Set.of("base", "evidence", "controls", "solver", "exposure", "deals"),
            "data", Set.of("base", "evidence", "controls", "exposure", "deals"),
            "postgres", Set.of("data"),
            "app", Set.of("base", "evidence", "controls", "solver", "exposure", "deals", "answer", "data", "postgres"));

    @Test
    void arrowsGoOneWay() {
        ARROWS.forEach((module, seen) -> {
            Set<String> hidden = new TreeSet<>(ARROWS.keySet());
            hidden.remove(module);
            hidden.removeAll(seen);
            neverSees(
                    "dev.chokepoint." + module + "..",
                    hidden.stream().map(m -> "dev.chokepoint." + m + "..").toArray(String[]::new));
        });
    }

    /// Inside the shell: files are read without a thought of faces, views know no command, and text no page.
    @Test
    void theFacesOfTheShellBuildOnViews() {
        String app = "dev.chokepoint.app.";
        neverSees(app + "input..", app + "cli..", app + "view..", app + "text..", app + "page..", app + "server..");
        neverSees(app + "view..", app + "cli..", app + "text..", app + "page..", app + "server..");
        neverSees(app + "text..", app + "cli..", app + "page..", app + "server..");
        neverSees(app + "server..", app + "cli..", app + "text..", app + "page..");
        neverSees(
                app + "map..",
                app + "cli..",
                app + "input..",
                app + "view..",
                app + "text..",
                app + "page..",
                app + "server..");
    }

    /// A dependency that no class uses draws an arrow that is not there.
    /// The switch was once lost unseen; without it warnings of the compiler and of Error Prone pass.
    @Test
    void warningsAreErrorsWithAndWithoutTheStaticChecks() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        assertThat(pom.split("<arg>-Xlint:all", -1)).hasSize(3);
        assertThat(pom.split("<arg>-Werror</arg>", -1)).hasSize(3);
    }

    @Test
    void everyDependencyOfAPomIsUsed() throws IOException {
        for (String module : ARROWS.keySet()) {
            Set<String> declared = new TreeSet<>();
            Matcher m = DEPENDENCY.matcher(Files.readString(ROOT.resolve(module).resolve("pom.xml")));
            while (m.find()) {
                if (!m.group(2).contains("<scope>test</scope>")) {
                    declared.add(m.group(1));
                }
            }
            Set<String> used = new TreeSet<>();
            for (JavaClass c : classes.that(resideInAPackage("dev.chokepoint." + module + ".."))) {
                c.getDirectDependenciesFromSelf().forEach(d -> {
                    String[] name = d.getTargetClass()
                            .getBaseComponentType()
                            .getPackageName()
                            .split("\\.", -1);
                    if (name.length > 2 && name[1].equals("chokepoint") && !name[2].equals(module)) {
                        used.add(name[2]);
                    }
                });
            }
            assertThat(declared).as("dependencies of " + module).isEqualTo(used);
        }
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
                .doNotHaveFullyQualifiedName("dev.chokepoint.app.cli.options.Terminal")
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
