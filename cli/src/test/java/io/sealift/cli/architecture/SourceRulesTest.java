package io.sealift.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import io.sealift.cli.common.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md demands of every source file. */
class SourceRulesTest {
    private static final int FILE_LINES_MAX = 400;
    private static final int FILE_LINES_MEDIAN_MAX = 80;
    private static final int METHOD_LINES_MAX = 70;
    private static final int FILES_MIN = 500;
    private static final int VAR_MAX = 216;

    private static Sources sources;

    @BeforeAll
    static void parse() {
        sources = Sources.read();
    }

    @Test
    void shouldReadAllModulesWhenParsing() {
        assertThat(sources.units()).hasSizeGreaterThan(FILES_MIN);
    }

    @Test
    void shouldHaveAtMost400LinesWhenFile() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Sources.files()) {
            long lines = lines(file);
            if (lines > FILE_LINES_MAX) {
                tooLong.add("%s: %d lines".formatted(Home.path().relativize(file), lines));
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void shouldHaveAtMost80LinesWhenMedianMainFile() throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (Path file : Sources.files()) {
            if (file.toString().contains("/src/main/") && !file.endsWith("package-info.java")) {
                sizes.add(lines(file));
            }
        }
        long median = sizes.stream().sorted().skip(sizes.size() / 2).findFirst().orElseThrow();
        assertThat(median).isLessThanOrEqualTo(FILE_LINES_MEDIAN_MAX);
    }

    @Test
    void shouldHaveAtMost70LinesWhenMethod() {
        List<String> tooLong = new ArrayList<>();
        for (CompilationUnitTree unit : sources.units()) {
            new TreeScanner<Void, CompilationUnitTree>() {
                @Override
                public Void visitMethod(MethodTree method, CompilationUnitTree file) {
                    long lines = line(unit, sources.positions().getEndPosition(unit, method))
                            - line(unit, sources.positions().getStartPosition(unit, method))
                            + 1;
                    if (lines > METHOD_LINES_MAX) {
                        tooLong.add("%s: %s has %d lines".formatted(name(unit), method.getName(), lines));
                    }
                    return super.visitMethod(method, file);
                }
            }.scan(unit, unit);
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void shouldTakeNoBooleanWhenMethodIsNotPrivate() {
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : sources.units()) {
            new TreeScanner<Void, CompilationUnitTree>() {
                @Override
                public Void visitMethod(MethodTree method, CompilationUnitTree file) {
                    if (!isPrivate(method)
                            && !isOverride(method)
                            && !isOfRecord(unit, method)
                            && method.getParameters().stream().anyMatch(SourceRulesTest::isBoolean)) {
                        found.add("%s: %s".formatted(name(unit), method.getName()));
                    }
                    return super.visitMethod(method, file);
                }
            }.scan(unit, unit);
        }
        assertThat(found)
                .as("a caller's `true` says nothing: two methods, an enum or a record do")
                .isEmpty();
    }

    @Test
    void shouldNameTheTypeWhenItIsNotObvious() {
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : sources.units()) {
            new TreeScanner<Void, CompilationUnitTree>() {
                @Override
                public Void visitVariable(VariableTree variable, CompilationUnitTree file) {
                    ExpressionTree value = variable.getInitializer();
                    // A lambda's parameter has no type either, and no value.
                    if (variable.getType() == null
                            && value != null
                            && !(value instanceof NewClassTree
                                    || value instanceof TypeCastTree
                                    || value instanceof LiteralTree)) {
                        found.add("%s: var %s = %s".formatted(name(unit), variable.getName(), value));
                    }
                    return super.visitVariable(variable, file);
                }
            }.scan(unit, unit);
        }
        assertThat(found).filteredOn(use -> !use.startsWith("local/")).isEmpty();
        assertThat(found)
                .as("the local cloud still has some: their number may only shrink")
                .hasSizeLessThanOrEqualTo(VAR_MAX);
    }

    /** A record's fields may be true or false, and its compact constructor seems to take them as parameters. */
    private static boolean isOfRecord(CompilationUnitTree unit, MethodTree method) {
        return method.getName().contentEquals("<init>")
                && method.getParameters().stream()
                        .anyMatch(parameter -> sources.positions().getStartPosition(unit, parameter)
                                < sources.positions().getStartPosition(unit, method));
    }

    private static boolean isPrivate(MethodTree method) {
        return method.getModifiers().getFlags().contains(Modifier.PRIVATE);
    }

    private static boolean isOverride(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    private static boolean isBoolean(VariableTree parameter) {
        return parameter.getType() != null && parameter.getType().toString().equals("boolean");
    }

    private static String name(CompilationUnitTree unit) {
        return Home.path().relativize(Path.of(unit.getSourceFile().toUri())).toString();
    }

    private static long line(CompilationUnitTree unit, long position) {
        return unit.getLineMap().getLineNumber(position);
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> content = Files.lines(file)) {
            return content.count();
        }
    }
}
