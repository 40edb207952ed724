package io.sealift.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the rows of a result twice: as one JSON array of texts per line for the API, and as the file that goes to S3.
 */
final class ResultWriter implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StatementType type;
    private final Path csv;
    private final BufferedWriter rowsOut;
    private final BufferedWriter csvOut;

    private ResultWriter(StatementType type, Path csv, BufferedWriter rowsOut, BufferedWriter csvOut) {
        this.type = type;
        this.csv = csv;
        this.rowsOut = rowsOut;
        this.csvOut = csvOut;
    }

    /** Begins the files of a result; {@code rows} is the one for the API. */
    static ResultWriter open(Path rows, StatementType type) {
        var csv = rows.resolveSibling(rows.getFileName() + ".csv");
        try {
            return new ResultWriter(type, csv, Files.newBufferedWriter(rows), Files.newBufferedWriter(csv));
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot write results to " + rows, refused);
        }
    }

    /** Writes the column names, if results of this kind have them. */
    void header(List<String> names) {
        if (type == StatementType.DML) {
            write(JSON.valueToTree(names));
        }
    }

    /** Writes rows as Trino returns them. */
    void rows(List<JsonNode> rows) {
        rows.forEach(row -> write(TrinoValues.texts(row)));
    }

    /** Ends the files; the one for S3 is returned. */
    Path finish() {
        close();
        return csv;
    }

    /** Ends the files; does nothing if that was done before. */
    @Override
    public void close() {
        try (csvOut) {
            rowsOut.close();
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot write results to " + csv, refused);
        }
    }

    private void write(ArrayNode texts) {
        try {
            rowsOut.append(texts.toString()).append('\n');
            csvOut.append(line(texts)).append('\n');
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot write results to " + csv, refused);
        }
    }

    private String line(ArrayNode texts) {
        if (type == StatementType.DML) {
            return texts.valueStream().map(ResultWriter::quoted).collect(Collectors.joining(","));
        }
        return texts.valueStream().map(text -> text.asText("")).collect(Collectors.joining("\t"));
    }

    /** NULL is written as nothing at all, which tells it from empty text. */
    private static String quoted(JsonNode text) {
        return text.isNull() ? "" : '"' + text.asText().replace("\"", "\"\"") + '"';
    }
}
