package io.sealift.cli.demo;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.RunningCloud;
import io.sealift.cli.weather.ExpectedTotals;
import io.sealift.cli.weather.TotalsQuery;
import io.sealift.cli.weather.WeatherFeed;
import io.sealift.cli.weather.WeatherFile;
import io.sealift.cli.weather.WeatherReport;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.reconciliation.LedgerBalance;
import io.sealift.core.runtime.Pause;
import io.sealift.core.runtime.Workers;
import io.sealift.local.events.Schedule;
import io.sealift.local.lambda.InvocationResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

/** Delivers the files in waves, has them loaded, and queries the table. */
final class Demo {
    private static final LocalDate FIRST_DAY = LocalDate.of(2013, 10, 1);
    private static final LocalDate SECOND_WAVE = LocalDate.of(2013, 11, 15);
    private static final LocalDate LAST_DAY = LocalDate.of(2013, 12, 30);
    private static final int UPLOADS_AT_ONCE = 8;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration STALL_MAX = Duration.ofMinutes(2);

    private final Path home;
    private final RunningCloud running;
    private final Deployment deployment;
    private final PrintWriter out;

    Demo(Path home, RunningCloud running, PrintWriter out) {
        this.home = home;
        this.running = running;
        this.deployment = running.deployment();
        this.out = out;
    }

    DemoReport run() {
        WeatherFeed feed = WeatherFeed.in(home);
        List<WeatherFile> first = feed.files(FIRST_DAY, SECOND_WAVE.minusDays(1));
        List<WeatherFile> goWrong = first.subList(0, 2);
        BadDeliveries bad = new BadDeliveries(home, running, out, goWrong);
        bad.land();
        bad.explainAndRepair();
        int landed = wave("Wave 1", first.subList(goWrong.size(), first.size()), goWrong.size());
        landed = wave("Wave 2", feed.files(SECOND_WAVE, LAST_DAY), landed);
        out.println("Asking the table through Athena");
        out.flush();
        List<List<String>> answer = deployment
                .queries()
                .select(TotalsQuery.of(deployment.settings().athena().database(), "processed"));
        return new DemoReport(
                WeatherReport.compare(ExpectedTotals.in(home), byColumn(answer)),
                deployment.balance().read(),
                landed,
                bad.outcomes());
    }

    private int wave(String name, List<WeatherFile> files, int landedBefore) {
        ProgressBar uploads = new ProgressBar(out, ProgressBar.Style.ofOutput(), name + ": files landed");
        AtomicInteger uploaded = new AtomicInteger();
        Workers.atOnce(UPLOADS_AT_ONCE).forEach(files, file -> {
            deployment.land("weather/" + file.name(), file.bytes());
            synchronized (uploads) {
                uploads.show(uploaded.incrementAndGet(), files.size());
            }
            return file;
        });
        int landed = landedBefore + files.size();
        watch(name + ": files committed", landed, balance -> balance.committed().files());
        fireSchedules();
        watch(name + ": files loaded", landed, balance -> balance.loaded().files());
        watch(name + ": files archived", landed, Demo::archivedFiles);
        return landed;
    }

    private void fireSchedules() {
        for (Schedule schedule : running.cloud().schedules()) {
            InvocationResult result = schedule.fireNow().join();
            if (!(result instanceof InvocationResult.Returned)) {
                throw new IllegalStateException(
                        "Schedule %s: the function answered %s. See its log below .sealift/demo/functions"
                                .formatted(schedule.name(), result));
            }
        }
    }

    private void watch(String title, long expected, ToLongFunction<LedgerBalance> count) {
        ProgressBar bar = new ProgressBar(out, ProgressBar.Style.ofOutput(), title);
        Pause pause = Pause.real();
        long last = -1;
        Duration stalled = Duration.ZERO;
        while (last < expected) {
            long now = count.applyAsLong(LedgerBalance.of(deployment.ledger()));
            stalled = now == last ? stalled.plus(LOOK_EVERY) : Duration.ZERO;
            last = now;
            bar.show(Math.min(now, expected), expected);
            if (stalled.compareTo(STALL_MAX) > 0) {
                throw new IllegalStateException("%s stands at %d of %d for %s: see the logs below .sealift/demo"
                        .formatted(title, now, expected, STALL_MAX));
            }
            if (now < expected) {
                pause.sleep(LOOK_EVERY);
            }
        }
    }

    private static long archivedFiles(LedgerBalance balance) {
        return balance.manifests().stream()
                .filter(manifest -> manifest.state() == ManifestState.ARCHIVED)
                .map(Manifest::totals)
                .mapToLong(totals -> totals.files())
                .sum();
    }

    /** A NULL, which Athena returns without text, is left out. */
    private static List<Map<String, String>> byColumn(List<List<String>> answer) {
        List<String> names = answer.getFirst();
        return answer.stream()
                .skip(1)
                .map(row -> {
                    Map<String, String> values = new HashMap<>();
                    for (int index = 0; index < names.size(); index++) {
                        if (!row.get(index).isEmpty()) {
                            values.put(names.get(index), row.get(index));
                        }
                    }
                    return values;
                })
                .toList();
    }
}
