package io.sealift.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: towards the core, and from the core to the feed's definition and nothing else. */
class DependencyDirectionTest {
    private static final String FEED = "io.sealift.feed..";
    private static final String CORE = "io.sealift.core..";
    private static final String AWS = "io.sealift.aws..";
    private static final String INGEST = "io.sealift.ingest..";
    private static final String LOAD = "io.sealift.load..";
    private static final String LOCAL = "io.sealift.local..";
    private static final String CLI = "io.sealift.cli..";
    private static final String CONTRACTS = "io.sealift.contracts..";
    private static final String FAKES = "io.sealift.fakes..";
    private static final String PROOF = "io.sealift.proof..";
    private static final String BENCH = "io.sealift.bench..";

    private static final List<String> ALL =
            List.of(FEED, CORE, AWS, INGEST, LOAD, LOCAL, CLI, CONTRACTS, FAKES, PROOF, BENCH);

    private static JavaClasses main;

    @BeforeAll
    static void importClasses() {
        main = BuiltModules.find().main();
    }

    @Test
    void shouldSeeEveryModuleWhenImporting() {
        assertThat(main)
                .extracting(type -> type.getPackageName().replaceFirst("^(io\\.sealift\\.[a-z]+).*", "$1") + "..")
                .containsAll(ALL);
    }

    @Test
    void shouldKeepAwsOutWhenInFeedOrCore() {
        check(noClasses()
                .that()
                .resideInAnyPackage(FEED, CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "com.amazonaws..")
                .because("the protocol is tested in memory, and AWS is one way to carry it out"));
    }

    @Test
    void shouldStandAloneWhenInFeed() {
        knowsOnly(FEED, "a feed can be checked without anything that ingests or loads it");
    }

    @Test
    void shouldKnowOnlyTheFeedWhenInCore() {
        knowsOnly(CORE, "everything else depends on the core", FEED);
    }

    @Test
    void shouldKnowOnlyTheCoreWhenInAws() {
        knowsOnly(AWS, "the adapters serve both functions and the command line, and know none of them", CORE, FEED);
    }

    @Test
    void shouldKeepLambdaOutWhenInAws() {
        check(noClasses()
                .that()
                .resideInAPackage(AWS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws.services.lambda..")
                .because("the adapters serve the command line, too"));
    }

    @Test
    void shouldStandAloneWhenIngestFunction() {
        knowsOnly(INGEST, "a function is deployed by itself, and does not know where it runs", AWS, CORE, FEED);
    }

    @Test
    void shouldStandAloneWhenLoadFunction() {
        knowsOnly(LOAD, "a function is deployed by itself, and does not know where it runs", AWS, CORE, FEED);
    }

    @Test
    void shouldKnowNothingOfSealiftWhenInLocalCloud() {
        knowsOnly(LOCAL, "the local cloud runs what template.yaml declares; what it knows of us could hide a fault");
    }

    @Test
    void shouldKnowOnlyTheCoreWhenInContracts() {
        knowsOnly(CONTRACTS, "what a port promises does not depend on who implements it", CORE, FEED);
    }

    @Test
    void shouldKnowOnlyTheCoreWhenInFakes() {
        knowsOnly(FAKES, "fakes are of the core's ports, and the command line runs them without JUnit", CORE, FEED);
    }

    @Test
    void shouldKnowOnlyCoreAndFakesWhenInProof() {
        knowsOnly(PROOF, "the proof runs in memory", CORE, FEED, FAKES);
    }

    @Test
    void shouldKnowNeitherProofNorCommandLineWhenInBench() {
        knowsOnly(BENCH, "a benchmark measures what is deployed", AWS, CORE, FEED, LOCAL);
    }

    @Test
    void shouldHaveNoCircleWhenPackagesOfCore() {
        check(slices().matching("io.sealift.core.(*)..").should().beFreeOfCycles());
    }

    @Test
    void shouldHaveNoCircleWhenPackagesOfCommandLine() {
        check(slices().matching("io.sealift.cli.(*)..").should().beFreeOfCycles());
    }

    private static void knowsOnly(String module, String reason, String... known) {
        Set<String> others = new TreeSet<>(ALL);
        others.remove(module);
        List.of(known).forEach(others::remove);
        check(noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.toArray(String[]::new))
                .because(reason));
    }

    private static void check(ArchRule rule) {
        rule.check(main);
    }
}
