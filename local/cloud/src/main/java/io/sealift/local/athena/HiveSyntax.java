package io.sealift.local.athena;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.tree.ParseTree;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.IdentifierReferenceContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.PropertyListContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.StatementContext;
import org.apache.spark.sql.catalyst.parser.UpperCaseCharStream;
import org.jspecify.annotations.Nullable;

/** Parses Hive's syntax with Spark's grammar, which accepts more than Athena's. */
final class HiveSyntax {
    private HiveSyntax() {}

    /** The syntax tree of one statement; an InvalidRequestException if it has none. */
    static StatementContext parse(String sql) {
        var lexer = new SqlBaseLexer(new UpperCaseCharStream(CharStreams.fromString(sql)));
        var parser = new SqlBaseParser(new CommonTokenStream(lexer));
        lexer.removeErrorListeners();
        parser.removeErrorListeners();
        lexer.addErrorListener(new Refuse());
        parser.addErrorListener(new Refuse());
        return parser.singleStatement().statement();
    }

    /** The parts of a name, in lower case, without quotes. */
    static List<String> name(IdentifierReferenceContext name) {
        if (name.multipartIdentifier() == null) {
            throw AthenaErrors.invalid("Expected a name, got " + name.getText());
        }
        return name.multipartIdentifier().errorCapturingIdentifier().stream()
                .map(HiveSyntax::identifier)
                .toList();
    }

    /** A name in lower case, without quotes. */
    static String identifier(ParseTree identifier) {
        return unquoted(identifier.getText()).toLowerCase(Locale.ROOT);
    }

    /** The value of a string literal. */
    static String string(ParseTree literal) {
        return unquoted(literal.getText());
    }

    /** A list of properties; empty if there is none. */
    static Map<String, String> properties(@Nullable PropertyListContext list) {
        var properties = new TreeMap<String, String>();
        if (list != null) {
            for (var property : list.property()) {
                properties.put(string(property.key), property.value == null ? "" : string(property.value));
            }
        }
        return properties;
    }

    private static String unquoted(String source) {
        if (source.length() < 2) {
            return source;
        }
        var inner = source.substring(1, source.length() - 1);
        return switch (source.charAt(0)) {
            case '`' -> inner.replace("``", "`");
            case '\'', '"' -> unescaped(inner);
            default -> source;
        };
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(
                        switch (text.charAt(i)) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            case '0' -> '\0';
                            default -> text.charAt(i);
                        });
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Turns the first syntax error into an exception. */
    private static final class Refuse extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException cause) {
            throw AthenaErrors.invalid("line " + line + ":" + (column + 1) + ": " + message);
        }
    }
}
