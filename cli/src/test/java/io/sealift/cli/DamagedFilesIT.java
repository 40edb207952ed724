package io.sealift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.Home;
import io.sealift.cli.common.RunningCloud;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.reconciliation.Balance;
import io.sealift.core.reconciliation.FileCount;
import io.sealift.core.reconciliation.Term;
import io.sealift.local.cloud.CloudSettings;
import io.sealift.local.events.Schedule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sixteen deliveries of data/bad, with good files around them, through the whole pipeline and a real Trino. */
class DamagedFilesIT {
    private static final int GOOD_FILES = 16;
    /** Repaired, or plain if there is nothing to repair. */
    private static final Map<String, List<String>> REPAIRS = Map.of(
            "00_clean.json", List.of(),
            "02_plain_text_named_gz.json.gz", List.of("FALSE_GZ_NAME"),
            "03_gzip_without_suffix.json", List.of("UNMARKED_GZIP"),
            "08_json_array.json", List.of("JSON_ARRAY"),
            "09_pretty_printed.json", List.of("PRETTY_PRINTED"),
            "10_concatenated.json", List.of("CONCATENATED"),
            "11_utf16le_bom.json", List.of("UTF_16"),
            "12_utf8_bom.json", List.of("BYTE_ORDER_MARK"),
            "13_crlf_and_blank_lines.json", List.of("CRLF", "BLANK_LINES"),
            "14_nul_tail.json", List.of("TRAILING_NULS"));

    private static final Map<String, String> REFUSED = Map.of(
            "01_truncated.json.gz", "BAD_GZIP 0",
            "04_cut_mid_record.json", "CUT_OFF 12",
            "05_empty.json", "EMPTY_FILE 0",
            "06_csv.json", "NOT_JSON 1",
            "07_html_error_page.json", "NOT_JSON 1",
            "15_bad_rows_among_good.json", "WRONG_TYPE 3");

    @TempDir
    private Path directory;

    @Test
    void shouldLoadRepairOrRefuseEachAndLoadAllGoodFilesAround() throws IOException {
        List<String> progress = new ArrayList<>();
        try (RunningCloud running = RunningCloud.start(CloudSettings.of(Home.path(), directory), progress::add)) {
            running.createTables();
            Deployment deployment = running.deployment();
            // When
            List<Path> damaged = damaged();
            for (int number = 0; number < damaged.size(); number++) {
                deployment.land(
                        "damaged/" + damaged.get(number).getFileName(), Files.readAllBytes(damaged.get(number)));
                deployment.land(
                        "good/%d.json".formatted(number),
                        "{\"deviceid\": \"%d\", \"datetime\": \"2013-10-16 01:00:00\"}%n"
                                .formatted(number)
                                .getBytes(StandardCharsets.UTF_8));
            }
            PipelineView view = new PipelineView(deployment);
            view.awaitIngested("");
            for (Schedule schedule : running.cloud().schedules()) {
                schedule.fireNow().join();
            }
            view.awaitArchived();
            // Then
            assertThat(damaged).hasSize(REPAIRS.size() + REFUSED.size());
            assertThat(repairs(deployment)).isEqualTo(REPAIRS);
            assertThat(refused(deployment)).isEqualTo(REFUSED);
            assertThat(view.value("SELECT count(*) AS n FROM processed WHERE day = '2013-10-15'"))
                    .isEqualTo(24L * REPAIRS.size());
            assertThat(view.value("""
                            SELECT count(*) AS n FROM (
                              SELECT 1 FROM processed WHERE day = '2013-10-15'
                              GROUP BY deviceid, datetime, temperature, humidity, winddirection, windintensity, rainheight
                              HAVING count(*) = %d)""".formatted(REPAIRS.size())))
                    .as("each reading is there once for each file, with the same values")
                    .isEqualTo(24);
            assertThat(view.value("SELECT count(DISTINCT deviceid) AS n FROM processed WHERE day = '2013-10-16'"))
                    .isEqualTo(GOOD_FILES);
            Balance balance = deployment.balance().read();
            assertThat(balance.differences()).isEmpty();
            assertThat(balance.of(Term.LOADED)).isEqualTo(new FileCount(26, 256));
            assertThat(balance.of(Term.REFUSED).files()).isEqualTo(6);
        }
    }

    private static List<Path> damaged() throws IOException {
        try (Stream<Path> files = Files.list(Home.path().resolve("data/bad"))) {
            return files.filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static SortedMap<String, List<String>> repairs(Deployment deployment) {
        SortedMap<String, List<String>> repairs = new TreeMap<>();
        deployment.ledger().forEachFile(file -> {
            if (file.disposition() instanceof Staged staged && key(file).startsWith("damaged/")) {
                repairs.put(name(key(file)), staged.repairs());
            }
        });
        return repairs;
    }

    /** According to the table that people query. */
    private static SortedMap<String, String> refused(Deployment deployment) {
        SortedMap<String, String> refused = new TreeMap<>();
        deployment.queries().select("SELECT object_key, reason, line_number FROM quarantine").stream()
                .skip(1)
                .forEach(row -> refused.put(name(row.get(0)), row.get(1) + " " + row.get(2)));
        return refused;
    }

    private static String key(FileEntry file) {
        return file.source().location().key();
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
