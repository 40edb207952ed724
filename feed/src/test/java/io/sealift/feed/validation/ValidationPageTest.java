package io.sealift.feed.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValidationPageTest {
    private String page = "";

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(Path.of("../docs/validation.md"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldExplainReasonWhenThereIsOne(RefusalReason reason) {
        assertThat(page).contains("| `%s` |".formatted(reason));
        assertThat(reason.remedy()).isNotBlank().doesNotEndWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void shouldExplainRepairWhenThereIsOne(Repair repair) {
        assertThat(page).contains("`%s`".formatted(repair));
    }

    @Test
    void shouldNameLimitsWhenTheyAreParameters() {
        for (var component : ValidationLimits.class.getRecordComponents()) {
            assertThat(page).contains("`%s`".formatted(component.getName()));
        }
    }
}
