package io.sealift.local.athena;

/** One query being executed; it can be asked to stop. */
final class RunningQuery {
    private final Execution execution;
    private final Statement statement;
    private volatile boolean stopAsked;

    RunningQuery(Execution execution, Statement statement) {
        this.execution = execution;
        this.statement = statement;
    }

    Execution execution() {
        return execution;
    }

    Statement statement() {
        return statement;
    }

    void stop() {
        stopAsked = true;
    }

    boolean isStopAsked() {
        return stopAsked;
    }
}
