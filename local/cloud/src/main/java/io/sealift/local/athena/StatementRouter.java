package io.sealift.local.athena;

import io.sealift.local.athena.SqlTokens.Token;
import io.sealift.local.http.AwsJsonException;
import io.sealift.local.trino.TrinoSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides by a statement's first words who executes it. Refuses what Athena would refuse at once. */
final class StatementRouter {
    private static final int STATEMENT_BYTES_MAX = 262_144;
    private static final Set<String> DML =
            Set.of("select", "with", "values", "table", "(", "insert", "delete", "update", "merge");
    private static final Set<String> UTILITY = Set.of("show", "describe", "desc", "explain");

    private StatementRouter() {}

    /**
     * Routes a statement.
     *
     * @param sql one statement, a semicolon at its end allowed
     * @param database the database for names without one
     * @throws AwsJsonException if it is empty, too long, more than one, or of an unknown kind
     */
    static Statement route(String sql, String database) {
        if (sql.getBytes(StandardCharsets.UTF_8).length > STATEMENT_BYTES_MAX) {
            throw AthenaErrors.invalid("QueryString is longer than " + STATEMENT_BYTES_MAX + " bytes");
        }
        var tokens = new ArrayList<>(SqlTokens.of(sql));
        var text = sql;
        while (!tokens.isEmpty() && tokens.getLast().is(";")) {
            text = text.substring(0, tokens.removeLast().start());
        }
        if (tokens.isEmpty()) {
            throw AthenaErrors.invalid("line 1:1: mismatched input '<EOF>': the statement is empty");
        }
        if (tokens.stream().anyMatch(token -> token.is(";"))) {
            throw AthenaErrors.invalid("Only one sql statement is allowed. Got: " + sql);
        }
        return route(text, tokens, database);
    }

    private static Statement route(String sql, List<Token> tokens, String database) {
        var verb = tokens.getFirst().value();
        if (DML.contains(verb)) {
            return new Statement.ForTrino(StatementType.DML, sql, insertTarget(tokens, database));
        }
        if (UTILITY.contains(verb)) {
            return new Statement.ForTrino(StatementType.UTILITY, sql, Optional.empty());
        }
        if (startsWith(tokens, "create", "table")) {
            var target = createTarget(tokens, database);
            return new Statement.ForTrino(StatementType.DML, CtasRewriter.rewrite(sql, tokens), Optional.of(target));
        }
        if (isHiveDdl(tokens)) {
            return new Statement.ForCatalog(HiveDdlParser.parse(sql, database));
        }
        if (startsWith(tokens, "create") || startsWith(tokens, "drop")) {
            return new Statement.ForTrino(StatementType.DDL, sql, Optional.empty());
        }
        throw AthenaErrors.invalid("Queries of this type are not supported: it begins with "
                + tokens.getFirst().source() + ". Expected SELECT, INSERT, CREATE, DROP, ALTER, SHOW or the like");
    }

    private static boolean isHiveDdl(List<Token> tokens) {
        return startsWith(tokens, "create", "external")
                || startsWith(tokens, "create", "database")
                || startsWith(tokens, "create", "schema")
                || startsWith(tokens, "drop", "table")
                || startsWith(tokens, "drop", "database")
                || startsWith(tokens, "drop", "schema")
                || startsWith(tokens, "alter", "table");
    }

    private static Optional<TableName> insertTarget(List<Token> tokens, String database) {
        return startsWith(tokens, "insert", "into") ? Optional.of(name(tokens, 2, database)) : Optional.empty();
    }

    private static TableName createTarget(List<Token> tokens, String database) {
        return name(tokens, startsWith(tokens, "create", "table", "if", "not", "exists") ? 5 : 2, database);
    }

    /** Reads {@code [[catalog.]database.]table}. */
    private static TableName name(List<Token> tokens, int from, String database) {
        var parts = new ArrayList<String>();
        for (int i = from; i < tokens.size(); i += 2) {
            parts.add(tokens.get(i).value().toLowerCase(Locale.ROOT));
            if (i + 1 >= tokens.size() || !tokens.get(i + 1).is(".")) {
                break;
            }
        }
        return tableName(parts, database);
    }

    /** Resolves the parts of a name. */
    static TableName tableName(List<String> parts, String database) {
        return switch (parts.size()) {
            case 1 -> new TableName(database, parts.getFirst());
            case 2 -> new TableName(parts.getFirst(), parts.getLast());
            case 3 -> inCatalog(parts);
            default -> throw AthenaErrors.invalid("Expected a table name, got " + String.join(".", parts));
        };
    }

    private static TableName inCatalog(List<String> parts) {
        if (!parts.getFirst().equals(TrinoSettings.CATALOG)) {
            throw AthenaErrors.invalid(
                    "Catalog " + parts.getFirst() + " does not exist, expected " + TrinoSettings.CATALOG);
        }
        return new TableName(parts.get(1), parts.get(2));
    }

    private static boolean startsWith(List<Token> tokens, String... words) {
        if (tokens.size() < words.length) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }
}
