package io.sealift.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import io.sealift.core.runtime.Pause;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules for every class of a kind. */
class CodeRulesTest {
    private static final String CORE = "io.sealift.core..";
    private static final String FEED = "io.sealift.feed..";

    private static JavaClasses all;
    private static JavaClasses main;

    @BeforeAll
    static void importClasses() {
        BuiltModules modules = BuiltModules.find();
        all = modules.all();
        main = modules.main();
    }

    @Test
    void shouldTakeTimeFromOutsideWhenInCoreOrFeed() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE, FEED)
                .should()
                .accessTargetWhere(use("java\\.time\\..*", "now|system.*|tick.*"))
                .orShould()
                .accessTargetWhere(use("java\\.lang\\.System", "currentTimeMillis|nanoTime"))
                .because("a test decides what time it is; the wiring of a function injects java.time.Clock")
                .check(main);
    }

    @Test
    void shouldTakeRandomnessFromOutsideWhenInCoreOrFeed() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE, FEED)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .accessTargetWhere(use("java\\.lang\\.Math", "random"))
                .orShould()
                .accessTargetWhere(use("java\\.util\\.UUID", "randomUUID"))
                .because("a test repeats a run exactly; ids come from IdSource and jitter from Backoff")
                .check(main);
    }

    @Test
    void shouldNotSleepWhenInCoreOrFeed() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE, FEED)
                .and()
                .doNotBelongToAnyOf(Pause.class)
                .should()
                .accessTargetWhere(use("java\\.lang\\.Thread|java\\.util\\.concurrent\\.TimeUnit", "sleep"))
                .because("Pause.real is the one place where real time passes")
                .check(main);
    }

    @Test
    void shouldMockNothingWhenTesting() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.mockito..", "org.easymock..", "org.powermock..", "org.jmock..", "mockit..", "io.mockk..")
                .because("there are fakes that keep the ports' contracts, and a mock keeps none")
                .check(all);
    }

    @Test
    void shouldBeNullMarkedWhenPackage() {
        // Given
        Set<JavaPackage> packages = all.stream().map(JavaClass::getPackage).collect(Collectors.toUnmodifiableSet());

        // When
        List<String> unmarked = packages.stream()
                .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();

        // Then
        assertThat(packages).isNotEmpty();
        assertThat(unmarked)
                .as("packages whose package-info.java lacks @NullMarked: NullAway checks nothing there")
                .isEmpty();
    }

    /** A call of a method, or a reference to it, both by name: forbidden classes need not be on the class path. */
    private static DescribedPredicate<JavaAccess<?>> use(String owner, String member) {
        return DescribedPredicate.describe(
                "%s.%s".formatted(owner, member),
                access -> access.getTargetOwner().getName().matches(owner)
                        && access.getTarget().getName().matches(member));
    }
}
