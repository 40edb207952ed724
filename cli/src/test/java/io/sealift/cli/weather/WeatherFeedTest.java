package io.sealift.cli.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.cli.weather.LoadedTable.Duplicates;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeatherFeedTest {
    private static final LocalDate DAY = LocalDate.of(2013, 10, 15);

    @Test
    void shouldGiveEveryExpectedTotalWhenTheFilesAreParsedBack() {
        // Given
        List<WeatherFile> files = Demo.files();

        // When
        List<Total> totals = WeatherReport.compare(
                ExpectedTotals.in(Demo.HOME), LoadedTable.of(files).answer(Duplicates.BY_FILE));

        // Then
        assertThat(files).hasSize(273);
        assertThat(files).extracting(WeatherFile::name).doesNotHaveDuplicates();
        assertThat(files.stream().mapToInt(WeatherFile::rows).sum()).isEqualTo(6497);
        assertThat(totals).hasSize(193).allMatch(Total::agrees);
    }

    @Test
    void shouldKeepTheSameRowsByWarmthAsByFileWhenTheClockWasPutBack() {
        // Given
        LoadedTable table = LoadedTable.of(Demo.files());

        // When // Then
        assertThat(table.answer(Duplicates.BY_WARMTH)).isEqualTo(table.answer(Duplicates.BY_FILE));
    }

    @Test
    void shouldWriteTheBytesOfTheControlFileWhenAskedForItsDay() throws IOException {
        // Given
        byte[] control = Files.readAllBytes(Demo.HOME.resolve("data/bad/00_clean.json"));

        // When
        List<WeatherFile> files = WeatherFeed.in(Demo.HOME).files(DAY, DAY);

        // Then
        assertThat(files)
                .extracting(WeatherFile::name)
                .containsExactly("sensor_1_20131015.json", "sensor_2_20131015.json", "sensor_3_20131015.json");
        assertThat(files.get(1).bytes()).isEqualTo(control);
    }

    @Test
    void shouldWriteAGapInTheWayOfItsDeviceWhenNothingWasMeasured(@TempDir Path home) throws IOException {
        // Given
        writeTable(home, """
                origin,year,month,day,hour,temp,humid,wind_dir,wind_speed,precip
                EWR,2013,1,1,7,NA,50,NA,0,0
                JFK,2013,1,1,7,NA,50,NA,0,0
                LGA,2013,1,1,7,NA,50,NA,0,0
                """);
        LocalDate day = LocalDate.of(2013, 1, 1);

        // When
        List<WeatherFile> files = WeatherFeed.in(home).files(day, day);

        // Then
        assertThat(files).extracting(WeatherFile::content).containsExactly("""
                {"deviceid": "1", "datetime": "2013-01-01 07:00:00", "humidity": "50", "windintensity": "0", "rainheight": "0"}
                """, """
                {"deviceid": "2", "datetime": "2013-01-01 07:00:00", "temperature": null, "humidity": "50", "winddirection": null, "windintensity": "0", "rainheight": "0"}
                """, """
                {"deviceid": "3", "datetime": "2013-01-01 07:00:00", "temperature": "", "humidity": "50", "winddirection": "", "windintensity": "0", "rainheight": "0"}
                """);
    }

    @Test
    void shouldRefuseWhenTheTableHasNoReadingOfTheDays() {
        // Given
        LocalDate day = LocalDate.of(2013, 12, 31);

        // When // Then
        assertThatThrownBy(() -> WeatherFeed.in(Demo.HOME).files(day, day))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No reading from 2013-12-31 to 2013-12-31: the table holds 2013-01-01 to 2013-12-30."
                        + " Choose days among them");
    }

    @Test
    void shouldNameTheLineWhenTheTableIsDamaged(@TempDir Path home) throws IOException {
        // Given
        writeTable(home, """
                origin,year,month,day,hour,temp,humid,wind_dir,wind_speed,precip
                EWR,2013,1,1,7,39,50,10,0,0
                BOS,2013,1,1,7,39,50,10,0,0
                """);

        // When // Then
        assertThatThrownBy(() -> WeatherFeed.in(home).files(DAY, DAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Line 3 of " + home)
                .hasMessageEndingWith("is damaged: Unknown station BOS: known are [EWR, JFK, LGA]."
                        + " Restore the file from the repository");
    }

    @Test
    void shouldNameTheFileWhenTheTableIsNotThere(@TempDir Path home) {
        // Given
        WeatherFeed feed = WeatherFeed.in(home);

        // When // Then
        assertThatThrownBy(() -> feed.files(DAY, DAY))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Cannot read the weather table " + home)
                .hasMessageEndingWith("restore it from the repository");
    }

    private static void writeTable(Path home, String csv) throws IOException {
        Path file = home.resolve("data/weather/nycflights13_weather.csv.gz");
        Files.createDirectories(home.resolve("data/weather"));
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(csv.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
