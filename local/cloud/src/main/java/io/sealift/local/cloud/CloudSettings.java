package io.sealift.local.cloud;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a local cloud is to run.
 *
 * @param home the root folder of the built project
 * @param directory where all state is kept, created if absent
 * @param template the SAM template to run
 * @param parameters values for the template's parameters, on top of their defaults
 * @param ports where the services listen
 * @param schedule how often what the template schedules runs; empty for as the template says
 */
public record CloudSettings(
        Path home,
        Path directory,
        Path template,
        Map<String, String> parameters,
        CloudPorts ports,
        Optional<Duration> schedule) {
    public CloudSettings {
        home = home.toAbsolutePath().normalize();
        directory = directory.toAbsolutePath().normalize();
        parameters = Map.copyOf(parameters);
    }

    /** The same with other values for some of the template's parameters. */
    public CloudSettings with(Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(parameters);
        all.putAll(changed);
        return new CloudSettings(home, directory, template, all, ports, schedule);
    }

    /** The project's own template with its defaults, on free ports. */
    public static CloudSettings of(Path home, Path directory) {
        return new CloudSettings(
                home, directory, home.resolve("template.yaml"), Map.of(), CloudPorts.free(), Optional.empty());
    }
}
