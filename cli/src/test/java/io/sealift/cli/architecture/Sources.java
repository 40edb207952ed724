package io.sealift.cli.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import io.sealift.cli.common.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The Java sources of all modules, as the compiler's parser sees them.
 *
 * @param units one for each file
 * @param positions where their parts begin and end
 */
record Sources(List<CompilationUnitTree> units, SourcePositions positions) {
    static Sources read() {
        try {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files()));
            Trees trees = Trees.instance(task);
            return new Sources(
                    Stream.of(task.parse())
                            .<CompilationUnitTree>mapMulti((all, each) -> all.forEach(each))
                            .toList(),
                    trees.getSourcePositions());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The sources in the modules' folders, with none that the build generates. */
    static List<Path> files() {
        try (Stream<Path> all = Files.walk(Home.path())) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> {
                        String path = Home.path().relativize(file).toString().replace('\\', '/');
                        return path.contains("src/main/java/") || path.contains("src/test/java/");
                    })
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
