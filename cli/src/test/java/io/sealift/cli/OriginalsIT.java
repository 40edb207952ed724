package io.sealift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.Home;
import io.sealift.cli.common.RunningCloud;
import io.sealift.cli.weather.WeatherFeed;
import io.sealift.cli.weather.WeatherFile;
import io.sealift.core.layout.Keys;
import io.sealift.core.runtime.Workers;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.StoredObject;
import io.sealift.local.cloud.CloudSettings;
import io.sealift.local.lambda.InvocationResult;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The producers' bytes of the demo's files, as recovered from the archive. */
class OriginalsIT {
    private static final LocalDate FIRST_DAY = LocalDate.of(2013, 10, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2013, 12, 30);
    private static final int UPLOADS_AT_ONCE = 8;

    @TempDir
    private Path directory;

    @Test
    void shouldGiveEveryOriginalBackByteForByteWhenItsPackIsArchived() throws IOException {
        // Given
        List<WeatherFile> files = WeatherFeed.in(Home.path()).files(FIRST_DAY, LAST_DAY);
        assertThat(files).hasSize(273);
        try (RunningCloud running = start()) {
            running.createTables();
            Deployment deployment = running.deployment();
            PipelineView view = new PipelineView(deployment);
            // When
            Workers.atOnce(UPLOADS_AT_ONCE).forEach(files, file -> deployment.land(key(file), file.bytes()));
            view.awaitIngested("weather/");
            assertThat(running.cloud().schedules().stream()
                            .filter(schedule -> schedule.name().endsWith("-load"))
                            .map(schedule -> schedule.fireNow().join()))
                    .hasOnlyElementsOfType(InvocationResult.Returned.class);
            view.awaitArchived();
            Map<String, byte[]> originals = new HashMap<>();
            for (StoredObject object :
                    deployment.store().listAll(deployment.settings().buckets().archive(), Keys.ARCHIVE)) {
                if (object.location().key().endsWith(".zip")) {
                    originals.putAll(read(deployment, object));
                }
            }
            // Then
            assertThat(originals.keySet())
                    .isEqualTo(files.stream().map(OriginalsIT::key).collect(Collectors.toSet()));
            assertThat(files)
                    .allSatisfy(file ->
                            assertThat(originals.get(key(file))).as(file.name()).isEqualTo(file.bytes()));
        }
    }

    private RunningCloud start() {
        return RunningCloud.start(CloudSettings.of(Home.path(), directory.resolve("cloud")), System.out::println);
    }

    /** The files of a pack, by their producers' keys; reading checks each CRC. */
    private Map<String, byte[]> read(Deployment deployment, StoredObject object) throws IOException {
        Path copy = directory.resolve("originals.zip");
        try (ReadOutcome.Opened opened = (ReadOutcome.Opened) deployment.store().read(object.version())) {
            Files.copy(opened.content(), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        Map<String, byte[]> files = new HashMap<>();
        try (ZipFile zip = new ZipFile(copy.toFile(), StandardCharsets.UTF_8)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String escaped = entry.getName().substring(entry.getName().indexOf('/') + 1);
                String key = URLDecoder.decode(escaped, StandardCharsets.UTF_8);
                assertThat(files.put(key, zip.getInputStream(entry).readAllBytes()))
                        .isNull();
            }
        }
        return files;
    }

    private static String key(WeatherFile file) {
        return "weather/" + file.name();
    }
}
