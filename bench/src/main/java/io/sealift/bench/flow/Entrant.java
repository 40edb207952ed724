package io.sealift.bench.flow;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Who is measured.
 *
 * @param name its row of the table
 * @param run measures once
 */
record Entrant(String name, Supplier<Result> run) {
    static Entrant of(Contender contender, Function<Contender, Result> measurement) {
        return new Entrant(contender.name(), () -> measurement.apply(contender));
    }
}
