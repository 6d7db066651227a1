package dev.chokepoint.data.store;

import java.sql.SQLException;

/// The store could not be opened, read or written.
public final class StoreException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    static StoreException of(String what, SQLException e) {
        String said = String.valueOf(e.getMessage());
        int end = said.indexOf('\n');
        return new StoreException(what + ": " + (end < 0 ? said : said.substring(0, end)), e);
    }
}
