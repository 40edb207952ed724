package io.sealift.testkit.simulation;

import io.sealift.testkit.world.PipelineWorld;
import java.util.Random;

/** The world of one schedule, and everyone who acts in it; all choices come from one random sequence. */
final class Life {
    private final Random random;
    private final PipelineWorld world;
    private final Story story;
    private final Producing producing;
    private final Working working;
    private final Disturbing disturbing;
    private final Querying querying;
    private final Passing passing;

    Life(Random random, PipelineWorld world) {
        this.random = random;
        this.world = world;
        this.story = new Story(world.clock());
        this.producing = new Producing(this);
        this.disturbing = new Disturbing(this);
        this.working = new Working(this);
        this.querying = new Querying(this);
        this.passing = new Passing(this);
    }

    /** Makes one more thing happen. */
    void step() {
        Event event = Event.pick(random);
        if (story.depth() == 0 || event.happensBesideProcess()) {
            event.happen(this);
        }
    }

    /** One of this many, from 0. */
    int choose(int bound) {
        return random.nextInt(bound);
    }

    /** True once in this many times. */
    boolean happensOnceIn(int times) {
        return random.nextInt(times) == 0;
    }

    Random random() {
        return random;
    }

    PipelineWorld world() {
        return world;
    }

    Story story() {
        return story;
    }

    Producing producing() {
        return producing;
    }

    Working working() {
        return working;
    }

    Disturbing disturbing() {
        return disturbing;
    }

    Querying querying() {
        return querying;
    }

    Passing passing() {
        return passing;
    }
}
