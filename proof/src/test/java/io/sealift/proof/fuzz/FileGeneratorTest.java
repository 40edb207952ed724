package io.sealift.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.feed.validation.RefusalReason;
import io.sealift.feed.validation.Repair;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileGeneratorTest {
    private static final int FILES = 2_000;
    private static final long SEED = 1;

    @Test
    void shouldMakeTheSameFileWhenSeedAndNumberAreTheSame() {
        // When
        List<FuzzFile> first = new FileGenerator(SEED).files(0, 40);
        List<FuzzFile> alone = new FileGenerator(SEED).files(20, 40);
        List<FuzzFile> other = new FileGenerator(SEED + 1).files(0, 40);

        // Then
        for (int at = 0; at < alone.size(); at++) {
            assertThat(alone.get(at)).usingRecursiveComparison().isEqualTo(first.get(20 + at));
        }
        assertThat(other.getFirst().content()).isNotEqualTo(first.getFirst().content());
    }

    @Test
    void shouldMeetEveryReasonAndRepairAndAgreeWithTheReferenceWhenJudged() {
        // Given
        Map<RefusalReason, Integer> reasons = new EnumMap<>(RefusalReason.class);
        Map<Repair, Integer> repairs = new EnumMap<>(Repair.class);
        List<String> disputes = new ArrayList<>();
        int plain = 0;

        // When
        for (FuzzFile file : new FileGenerator(SEED).files(0, FILES)) {
            switch (Judge.judge(file)) {
                case Verdict.Refused refused -> reasons.merge(refused.reason(), 1, Integer::sum);
                case Verdict.Loads loads -> {
                    loads.repairs().forEach(repair -> repairs.merge(repair, 1, Integer::sum));
                    plain += loads.repairs().isEmpty() ? 1 : 0;
                }
                case Verdict.Disputed disputed ->
                    disputes.add("%d %s %s".formatted(file.number(), file.policy(), disputed.problem()));
            }
        }

        // Then
        assertThat(disputes).isEmpty();
        assertThat(reasons).containsOnlyKeys(RefusalReason.values());
        assertThat(repairs).containsOnlyKeys(Repair.values());
        assertThat(plain).isGreaterThan(FILES / 4);
    }
}
