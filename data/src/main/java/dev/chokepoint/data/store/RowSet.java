package dev.chokepoint.data.store;

import java.time.LocalDate;

/// The rows that one table gave to the store: a year of a data set, or a whole one.
///
/// @param id its number in the store
/// @param kind what was imported, such as `baci`
/// @param dataset the data set with its release, such as `HS17-V202401`
/// @param year the year of its rows; 0 where rows have years of their own
/// @param origin where it comes from
/// @param counts rows in, stored and left out
public record RowSet(int id, String kind, String dataset, int year, Origin origin, Counts counts) {
    /// Where rows come from.
    ///
    /// @param file the file, and its member after an exclamation mark where it is an archive
    /// @param bytes the size of what was read
    /// @param sha256 the hash of what was read
    /// @param on the day of the import
    public record Origin(String file, long bytes, String sha256, String licence, String source, LocalDate on) {}

    /// What became of the rows: in = stored + rejected.
    ///
    /// @param usd value of the stored rows, in USD
    /// @param unmappedUsd value of the rows whose country or product is not known, in USD
    public record Counts(long in, long stored, long rejected, long usd, long unmappedUsd) {
        /// The part of the value that could not be mapped, 0 to 1.
        public double unmappedShare() {
            return unmappedUsd == 0 ? 0 : (double) unmappedUsd / (usd + unmappedUsd);
        }
    }
}
