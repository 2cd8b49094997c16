package dev.muster.bot.storage;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * What a table holds, in one number: the sum of a SHA-256 for each row, over its values in a form that no database has a
 * hand in. A sum, because databases sort text differently. Two tables of equal fingerprint hold the same rows.
 *
 * @param rows how many rows
 * @param sum  hexadecimal
 */
record Fingerprint(long rows, String sum) {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    static Fingerprint of(DSLContext database, Table<?> table, int batch) {
        BigInteger sum = BigInteger.ZERO;
        long rows = 0;
        try (Cursor<? extends Record> cursor = database.selectFrom(table).fetchSize(batch).fetchLazy()) {
            while (cursor.hasNext()) {
                sum = sum.add(row(cursor.fetchNext())).mod(MODULUS);
                rows++;
            }
        }
        return new Fingerprint(rows, sum.toString(16));
    }

    private static BigInteger row(@Nullable Record row) {
        MessageDigest digest = sha256();
        if (row != null) {
            for (int column = 0; column < row.size(); column++) {
                add(digest, row.get(column));
            }
        }
        return new BigInteger(1, digest.digest());
    }

    /** Each value with its type and length, so that no two rows read alike. */
    private static void add(MessageDigest digest, @Nullable Object value) {
        String type = switch (value) {
            case null -> "null";
            case String text -> "text";
            case Boolean flag -> "flag";
            case Number number -> "number";
            default -> throw new IllegalStateException("no canonical form for " + value.getClass().getName());
        };
        byte[] bytes = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
        digest.update(type.getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
