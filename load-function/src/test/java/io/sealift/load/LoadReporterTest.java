package io.sealift.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.FailureCause;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.load.LoadEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadReporterTest {
    private static final LoadId LOAD = new LoadId(new ManifestId("20261122T150000Z-9f8e7d6c"), 0, 1);

    @Test
    void shouldCountEachFailedAttemptUnderItsCause() {
        List<LoadEvent> events = List.of(
                new LoadEvent.Withdrawn(LOAD, "its files expired"),
                new LoadEvent.AttemptFailed(LOAD, FailureCause.AUDIT, "3 rows were planned, the files hold 2"),
                new LoadEvent.AttemptFailed(LOAD, FailureCause.AUDIT, "3 rows were planned, the files hold 4"));

        assertThat(LoadReporter.failures(events, FailureCause.WITHDRAWN)).isEqualTo(1);
        assertThat(LoadReporter.failures(events, FailureCause.AUDIT)).isEqualTo(2);
        assertThat(LoadReporter.failures(events, FailureCause.THROTTLING)).isZero();
    }
}
