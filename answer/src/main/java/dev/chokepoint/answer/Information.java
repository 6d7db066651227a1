package dev.chokepoint.answer;

/// What the market of the best case knows of the measures.
public enum Information {
    /// Every measure and the day on which licences flow again.
    PERFECT,
    /// In each month what was public then; when licences flow again is judged by the issuer's record.
    MYOPIC,
    /// What is public on the knowledge date, and with which probability licences flow again in each month.
    TREE
}
