package io.sealift.local.cloud;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a local cloud should run.
 *
 * @param home the root folder of the built project
 * @param directory where all state is kept, created if absent
 * @param template the SAM template to run
 * @param parameters values for the template's parameters, on top of their defaults
 * @param ports where the services listen
 * @param schedule how often the template's schedules run; empty for as the template says
 * @param workersMax the most children of one function that run at once, whatever the template says
 * @param countsPort where {@code /counts} reports the calls of S3, SQS and DynamoDB; empty for no counts
 */
public record CloudSettings(
        Path home,
        Path directory,
        Path template,
        Map<String, String> parameters,
        CloudPorts ports,
        Optional<Duration> schedule,
        int workersMax,
        Optional<Integer> countsPort) {
    public CloudSettings {
        if (workersMax < 1) {
            throw new IllegalArgumentException("workersMax must be at least 1: " + workersMax);
        }
        home = home.toAbsolutePath().normalize();
        directory = directory.toAbsolutePath().normalize();
        parameters = Map.copyOf(parameters);
    }

    /** With as many children per function as this machine has cores: more would only wait for each other. */
    public CloudSettings(
            Path home,
            Path directory,
            Path template,
            Map<String, String> parameters,
            CloudPorts ports,
            Optional<Duration> schedule) {
        this(
                home,
                directory,
                template,
                parameters,
                ports,
                schedule,
                Runtime.getRuntime().availableProcessors(),
                Optional.empty());
    }

    /** The same with another limit on the children per function. */
    public CloudSettings withWorkersMax(int workers) {
        return new CloudSettings(home, directory, template, parameters, ports, schedule, workers, countsPort);
    }

    /** The same with counts, reported at a port. */
    public CloudSettings counting(int port) {
        return new CloudSettings(home, directory, template, parameters, ports, schedule, workersMax, Optional.of(port));
    }

    /** The same with other values for some of the template's parameters. */
    public CloudSettings with(Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(parameters);
        all.putAll(changed);
        return new CloudSettings(home, directory, template, all, ports, schedule, workersMax, countsPort);
    }

    /** The project's own template with its defaults, on free ports. */
    public static CloudSettings of(Path home, Path directory) {
        return new CloudSettings(
                home, directory, home.resolve("template.yaml"), Map.of(), CloudPorts.free(), Optional.empty());
    }
}
