package io.sealift.cli.weather;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The demo's days and files, as the tests share them. */
final class Demo {
    /** The root folder of the project: Maven runs the tests in the folder of their module. */
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    static final LocalDate FROM = LocalDate.of(2013, 10, 1);
    static final LocalDate TO = LocalDate.of(2013, 12, 30);

    private Demo() {}

    static List<WeatherFile> files() {
        return WeatherFeed.in(HOME).files(FROM, TO);
    }
}
