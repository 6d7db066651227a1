package dev.chokepoint.controls.law;

/// What sort of proposition a measure is; the second column gives the name of the nearest Global Trade
/// Alert type.
public enum MeasureKind {
    LICENCE_REQUIREMENT("Export licensing requirement"),
    PROHIBITION("Export ban"),
    QUOTA("Export quota"),
    ENTITY_LISTING("Export control, listed parties"),
    OWNERSHIP_RULE("Export control, listed parties"),
    END_USE_CONTROL("Export control, end use"),
    EXTRATERRITORIAL_FDPR("Export control, foreign direct product"),
    EXTRATERRITORIAL_CONTENT("Export control, foreign content"),
    REEXPORT_CONTROL("Export control, re-export"),
    IS_INFORMED("Export licensing requirement, by letter"),
    LICENCE_SUSPENSION("Export licence suspension"),
    AUTHORISATION("Export authorisation"),
    AUTHORISATION_END("Export authorisation, end"),
    REVIEW_POLICY("Export licensing policy"),
    LIST_REVISION("Export control, list revision"),
    SUSPENSION("Export control, suspension"),
    /// An act that ends a control, or takes parties off a list.
    RESCISSION("Export control, removal"),
    INTERPRETATION("Export control, interpretation"),
    ENFORCEMENT_DISCRETION("Export control, enforcement"),
    PLANNED("Announced intention"),
    COMMITMENT("Commitment"),
    FRAMEWORK("Framework law"),
    PROCEDURE("Procedure"),
    BLOCKING_ORDER("Blocking order"),
    IMPORT_GUIDANCE("Import guidance"),
    TARIFF("Import tariff"),
    /// A standing rule that the dated measures build on, such as the de minimis levels.
    BASE_RULE("Standing rule");

    private final String tradeAlertName;

    MeasureKind(String tradeAlertName) {
        this.tradeAlertName = tradeAlertName;
    }

    public String tradeAlertName() {
        return tradeAlertName;
    }
}
