package io.sealift.cli.common;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentOptionTest {
    @TempDir
    private Path folder;

    @Test
    void shouldSayWhatToDoWhenNoDeploymentIsNamed() {
        assertThatThrownBy(() -> DeploymentOption.open(Map.of("PATH", "/bin"), folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no local cloud runs in " + folder)
                .hasMessageContaining("./sealift local up")
                .hasMessageContaining("SEALIFT_MESSAGES_BUCKET");
    }

    @Test
    void shouldNotTakeLocalCloudThatHasEnded() throws IOException {
        // What a cloud leaves behind that was killed.
        Files.writeString(folder.resolve("endpoints.env"), "AWS_REGION='us-east-1'\n");
        Files.createFile(folder.resolve("lock"));

        assertThatThrownBy(() -> DeploymentOption.open(Map.of(), folder))
                .hasMessageContaining("no local cloud runs in " + folder);
    }

    @Test
    void shouldTakeTheNamedDeploymentWhenAVariableIsSet() {
        assertThatThrownBy(() -> DeploymentOption.open(Map.of("SEALIFT_DATABASE", "weather"), folder))
                .hasMessageContaining("SEALIFT_MESSAGES_BUCKET")
                .hasMessageNotContaining("local cloud");
    }
}
