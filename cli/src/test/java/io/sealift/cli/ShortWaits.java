package io.sealift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.cli.common.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project's template with shorter waits, for tests in which something fails: the same protocol otherwise. */
final class ShortWaits {
    private ShortWaits() {}

    /** Writes the template into a folder. */
    static Path template(Path folder) throws IOException {
        String text = Files.readString(Home.path().resolve("template.yaml"));
        text = replaced(text, "CodeUri: ", "CodeUri: " + Home.path() + "/");
        text = replaced(text, "VisibilityTimeout: 725", "VisibilityTimeout: 20");
        text = replaced(text, "      Timeout: 120", "      Timeout: 15");
        return Files.writeString(folder.resolve("template.yaml"), text);
    }

    private static String replaced(String text, String old, String by) {
        assertThat(text).contains(old);
        return text.replace(old, by);
    }
}
