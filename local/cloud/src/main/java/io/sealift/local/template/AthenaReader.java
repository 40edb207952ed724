package io.sealift.local.template;

import java.util.List;

/** Reads the one workgroup and the one database. */
record AthenaReader(Stack stack) {
    WorkGroupSpec workGroup() {
        Stack.Resource workGroup = only(ResourceType.WORKGROUP, "Athena workgroup");
        String location = workGroup
                .properties()
                .section("WorkGroupConfiguration")
                .section("ResultConfiguration")
                .text("OutputLocation");
        return new WorkGroupSpec(
                workGroup.logicalId(), workGroup.name(), location.endsWith("/") ? location : location + "/");
    }

    DatabaseSpec database() {
        Stack.Resource database = only(ResourceType.DATABASE, "Glue database");
        return new DatabaseSpec(database.logicalId(), database.name());
    }

    private Stack.Resource only(ResourceType type, String what) {
        List<Stack.Resource> all = stack.all(type);
        if (all.size() != 1) {
            throw new TemplateException("The template must declare one " + what
                    + ", as the local cloud runs one: it declares " + all.size());
        }
        return all.getFirst();
    }
}
