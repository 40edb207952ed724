package io.sealift.aws.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Whole numbers as one short text: repeats in a row are written once, so that {@code 5 7x2} is 5, 7 and 7. */
final class Runs {
    private static final String GAP = " ";
    private static final char TIMES = 'x';

    private Runs() {}

    static String write(Collection<Long> numbers) {
        List<String> runs = new ArrayList<>();
        Long current = null;
        int times = 0;
        for (Long number : numbers) {
            if (current != null && !current.equals(number)) {
                runs.add(run(current, times));
                times = 0;
            }
            current = number;
            times++;
        }
        if (current != null) {
            runs.add(run(current, times));
        }
        return String.join(GAP, runs);
    }

    /** Reads what {@link #write} wrote; throws {@link NumberFormatException} on anything else. */
    static List<Long> read(String text) {
        List<Long> numbers = new ArrayList<>();
        for (String run : text.isEmpty() ? List.<String>of() : List.of(text.split(GAP, -1))) {
            int mark = run.indexOf(TIMES);
            long number = Long.parseLong(mark < 0 ? run : run.substring(0, mark));
            numbers.addAll(Collections.nCopies(mark < 0 ? 1 : Integer.parseInt(run.substring(mark + 1)), number));
        }
        return numbers;
    }

    private static String run(long number, int times) {
        return times == 1 ? Long.toString(number) : number + "" + TIMES + times;
    }
}
