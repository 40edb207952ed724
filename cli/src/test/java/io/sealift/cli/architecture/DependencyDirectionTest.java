package io.sealift.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: towards the core, and from the core to nothing. */
class DependencyDirectionTest {
    private static final String CORE = "io.sealift.core..";
    private static final String AWS = "io.sealift.aws..";
    private static final String INGEST = "io.sealift.ingest..";
    private static final String LOAD = "io.sealift.load..";
    private static final String LOCAL = "io.sealift.local..";
    private static final String CLI = "io.sealift.cli..";
    private static final String TESTKIT = "io.sealift.testkit..";

    private static JavaClasses main;

    @BeforeAll
    static void importClasses() {
        main = BuiltModules.find().main();
    }

    @Test
    void shouldSeeEveryModuleWhenImporting() {
        assertThat(main)
                .extracting(type -> type.getPackageName().replaceFirst("^(io\\.sealift\\.[a-z]+).*", "$1"))
                .contains(
                        "io.sealift.core",
                        "io.sealift.aws",
                        "io.sealift.ingest",
                        "io.sealift.load",
                        "io.sealift.local",
                        "io.sealift.cli",
                        "io.sealift.testkit");
    }

    @Test
    void shouldKeepAwsOutWhenInCore() {
        check(noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "com.amazonaws..", AWS)
                .because("the protocol is tested in memory, and AWS is one way to carry it out"));
    }

    @Test
    void shouldDependOnNoOtherModuleWhenInCore() {
        check(noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AWS, INGEST, LOAD, LOCAL, CLI, TESTKIT)
                .because("everything else depends on the core"));
    }

    @Test
    void shouldDependOnCoreOnlyWhenInAws() {
        check(noClasses()
                .that()
                .resideInAPackage(AWS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INGEST, LOAD, LOCAL, CLI, TESTKIT, "com.amazonaws.services.lambda..")
                .because("the adapters serve both functions and the command line, and know none of them"));
    }

    @Test
    void shouldStandAloneWhenIngestFunction() {
        check(noClasses()
                .that()
                .resideInAPackage(INGEST)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LOAD, LOCAL, CLI, TESTKIT)
                .because("a function is deployed by itself, and does not know where it runs"));
    }

    @Test
    void shouldStandAloneWhenLoadFunction() {
        check(noClasses()
                .that()
                .resideInAPackage(LOAD)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INGEST, LOCAL, CLI, TESTKIT)
                .because("a function is deployed by itself, and does not know where it runs"));
    }

    @Test
    void shouldKnowNothingOfSealiftWhenInLocalCloud() {
        check(noClasses()
                .that()
                .resideInAPackage(LOCAL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE, AWS, INGEST, LOAD, CLI, TESTKIT)
                .because("the local cloud runs what template.yaml declares; what it knows of us could hide a fault"));
    }

    @Test
    void shouldDependOnCoreOnlyWhenInTestkit() {
        check(noClasses()
                .that()
                .resideInAPackage(TESTKIT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AWS, INGEST, LOAD, LOCAL, CLI)
                .because("fakes and contracts are of the core's ports"));
    }

    private static void check(ArchRule rule) {
        rule.check(main);
    }
}
