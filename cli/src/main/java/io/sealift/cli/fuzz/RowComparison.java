package io.sealift.cli.fuzz;

import io.sealift.proof.fuzz.FileGenerator;
import io.sealift.proof.fuzz.FuzzFile;
import io.sealift.proof.fuzz.ReferenceRow;
import io.sealift.proof.fuzz.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the rows that the engine loaded with those in the files, counting duplicates. */
final class RowComparison {
    private static final int SHOWN = 3;

    private final List<Verdict.Loads> files;

    RowComparison(List<Verdict.Loads> files) {
        this.files = files;
    }

    /** Empty if they are the same, otherwise each file whose rows differ. */
    List<Disagreement> with(List<String> loaded) {
        Map<String, Integer> left = new HashMap<>();
        loaded.forEach(line -> left.merge(line, 1, Integer::sum));
        Map<FuzzFile, List<String>> missing = new LinkedHashMap<>();
        for (Verdict.Loads file : files) {
            for (ReferenceRow row : file.rows()) {
                if (left.merge(row.line(), -1, Integer::sum) < 0) {
                    missing.computeIfAbsent(file.file(), _ -> new ArrayList<>()).add(row.line());
                }
            }
        }
        List<String> surplus = left.entrySet().stream()
                .filter(line -> line.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
        return disagreements(missing, surplus);
    }

    private List<Disagreement> disagreements(Map<FuzzFile, List<String>> missing, List<String> surplus) {
        List<Disagreement> found = new ArrayList<>();
        missing.forEach((file, lines) -> found.add(new Disagreement(
                file, "the file says %s, the engine loaded %s".formatted(shown(lines), shown(of(file, surplus))))));
        if (missing.isEmpty() && !surplus.isEmpty()) {
            FuzzFile file = files.stream()
                    .map(Verdict.Loads::file)
                    .filter(candidate -> !of(candidate, surplus).isEmpty())
                    .findFirst()
                    .orElse(files.getFirst().file());
            found.add(new Disagreement(
                    file, "the engine loaded %d rows that no file has: %s".formatted(surplus.size(), shown(surplus))));
        }
        return found;
    }

    /** A row's device identifies its file, unless the device itself was changed. */
    private static List<String> of(FuzzFile file, List<String> lines) {
        return lines.stream()
                .filter(line -> FileGenerator.fileOf(ReferenceRow.device(line)) == file.number())
                .toList();
    }

    private static String shown(List<String> lines) {
        return lines.stream().limit(SHOWN).toList() + (lines.size() > SHOWN ? " and more" : "");
    }
}
