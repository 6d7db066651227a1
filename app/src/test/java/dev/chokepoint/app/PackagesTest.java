package dev.chokepoint.app;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The packages of the program build on one another in one direction, and each is small enough to be seen whole.
class PackagesTest {
    private static final int MOST_FILES = 40;
    private static final String COMPILED_TEMPLATE = "Jte";

    private final JavaClasses program = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.chokepoint.app");

    @Test
    void noPackageDependsOnOneThatDependsOnIt() {
        slices().matching("dev.chokepoint.app.(**)").should().beFreeOfCycles().check(program);
    }

    @Test
    void noPackageHoldsMoreClassesThanOneCanSee() {
        Map<String, Long> files = program.stream()
                .filter(c -> c.isTopLevelClass() && !c.getSimpleName().startsWith(COMPILED_TEMPLATE))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files)
                .containsKey("dev.chokepoint.app.view")
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_FILES));
    }
}
