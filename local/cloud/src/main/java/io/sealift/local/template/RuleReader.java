package io.sealift.local.template;

import java.util.List;

/** Reads event rules. */
record RuleReader(Stack stack) {
    /** Properties that would change the event's text. */
    private static final List<String> CHANGES = List.of("Input", "InputPath", "InputTransformer");

    List<RuleSpec> readAll() {
        return stack.all(ResourceType.RULE).stream()
                .filter(rule ->
                        !rule.properties().optionalText("State").orElse("").equals("DISABLED"))
                .map(this::read)
                .toList();
    }

    private RuleSpec read(Stack.Resource rule) {
        Section properties = rule.properties();
        if (!properties.has("EventPattern")) {
            throw new TemplateException(properties.where() + " has no property EventPattern, which it needs;"
                    + " for a schedule, give a function an event of type ScheduleV2");
        }
        return new RuleSpec(
                rule.name(),
                properties.get("EventPattern"),
                properties.sections("Targets").stream().map(this::queue).toList());
    }

    private String queue(Section target) {
        CHANGES.stream().filter(target::has).findFirst().ifPresent(change -> {
            throw new TemplateException(
                    target.where() + " has " + change + ", but the local cloud sends events as they are; leave it out");
        });
        return stack.queueOfArn(target.where(), target.text("Arn"));
    }
}
