package io.sealift.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.local.lambda.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The local EventBridge: hands each event to the target of every rule that wants it. */
public final class EventBus {
    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);

    private final Clock clock;
    private final String region;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    /** The rules: which target wants which events. */
    private record Rule(String name, EventPattern pattern, EventTarget target) {}

    public EventBus(Clock clock, String region) {
        this.clock = clock;
        this.region = region;
    }

    /** Adds a rule, which gets the events published from now on. */
    public void addRule(String name, EventPattern pattern, EventTarget target) {
        rules.add(new Rule(name, pattern, target));
    }

    /**
     * Hands an event to every target that wants it, and returns at once.
     *
     * @param event {@code source}, {@code detail-type} and {@code detail}, and any of the other fields of an
     *     EventBridge event; missing ones are filled in
     * @return how each target's last attempt ended, one future per matching rule
     * @throws IllegalArgumentException if one of the three is missing
     */
    public List<CompletableFuture<InvocationResult>> publish(JsonNode event) {
        ObjectNode whole = complete(event);
        byte[] bytes = whole.toString().getBytes(StandardCharsets.UTF_8);
        return rules.stream()
                .filter(rule -> rule.pattern().matches(whole))
                .map(rule -> deliver(rule, bytes))
                .toList();
    }

    private static CompletableFuture<InvocationResult> deliver(Rule rule, byte[] event) {
        CompletableFuture<InvocationResult> delivery;
        try {
            delivery = rule.target().deliver(event.clone());
        } catch (RuntimeException refused) {
            delivery = CompletableFuture.failedFuture(refused);
        }
        return delivery.whenComplete((result, failure) -> {
            if (failure != null) {
                LOG.warn("Rule {} could not deliver an event", rule.name(), failure);
            }
        });
    }

    private ObjectNode complete(JsonNode event) {
        if (!event.path("source").isTextual()
                || !event.path("detail-type").isTextual()
                || !event.path("detail").isObject()) {
            throw new IllegalArgumentException(
                    "Invalid event, it needs the texts source and detail-type and the object detail: " + event);
        }
        ObjectNode whole = event.deepCopy();
        putIfAbsent(whole, "version", "0");
        putIfAbsent(whole, "id", UUID.randomUUID().toString());
        putIfAbsent(whole, "account", "000000000000");
        putIfAbsent(
                whole, "time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        putIfAbsent(whole, "region", region);
        if (!whole.has("resources")) {
            whole.putArray("resources");
        }
        return whole;
    }

    private static void putIfAbsent(ObjectNode node, String field, String value) {
        if (!node.has(field)) {
            node.put(field, value);
        }
    }
}
