package dev.chokepoint.controls;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The packages of the stage build on each other in one direction.
class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.chokepoint.controls");

    @Test
    void noTwoPackagesDependOnEachOther() {
        slices().matching("dev.chokepoint.controls.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
