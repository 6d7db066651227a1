package dev.chokepoint.exposure;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The packages of this stage build on one another in one direction.
class PackagesTest {
    @Test
    void noPackageDependsOnOneThatDependsOnIt() {
        JavaClasses stage = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.chokepoint.exposure");
        slices().matching("dev.chokepoint.exposure.(*)..")
                .should()
                .beFreeOfCycles()
                .check(stage);
    }
}
