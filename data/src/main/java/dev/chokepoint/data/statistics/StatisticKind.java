package dev.chokepoint.data.statistics;

import dev.chokepoint.data.store.RefusedFile;
import dev.chokepoint.data.store.TableFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Published statistics that can be imported, each in the layouts in which it is known.
public enum StatisticKind implements TableFile.Kind {
    WGI(
            "estimates of governance with their standard errors",
            "CC BY 4.0",
            "World Bank, Worldwide Governance Indicators"),
    USGS(
            "minerals: production, trade, import reliance and import sources",
            "public domain of the United States",
            "USGS, Mineral Commodity Summaries, data release"),
    COMTRADE(
            "trade as reported to the United Nations, CSV or JSON",
            "terms of UN Comtrade: own use, no redistribution in bulk",
            "United Nations, UN Comtrade"),
    CN_CUSTOMS(
            "exports of China by month",
            "terms of the publisher: not confirmed",
            "General Administration of Customs of China, or data derived from UN Comtrade"),
    US_CENSUS(
            "imports and exports of the United States, JSON or CSV",
            "public domain of the United States",
            "U.S. Census Bureau, International Trade"),
    EU_CRM(
            "supply risk of raw materials and what it is made of",
            "CC BY 4.0",
            "European Commission, studies on the critical raw materials for the EU 2017 to 2023"),
    WMD(
            "production of minerals by country",
            "terms of the publisher: not confirmed",
            "Federal Ministry of Finance of Austria, World Mining Data"),
    BGS(
            "production of minerals by country",
            "terms of the publisher: not confirmed",
            "British Geological Survey, World Mineral Statistics"),
    HS("codes of the Harmonized System", "PDDL (claim of the packager)", "Harmonized System, as packaged by others"),
    HS_CONCORDANCE(
            "which codes of two revisions correspond",
            "terms of the publisher",
            "World Bank WITS, product concordance");

    private final String about;
    private final String licence;
    private final String source;

    StatisticKind(String about, String licence, String source) {
        this.about = about;
        this.licence = licence;
        this.source = source;
    }

    /// What it holds, in a few words.
    public String about() {
        return about;
    }

    /// The kind of a word; empty where there is none.
    public static Optional<StatisticKind> find(String word) {
        return Stream.of(values()).filter(k -> k.word().equals(word)).findFirst();
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String licence() {
        return licence;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public TableFile open(Path file) throws RefusedFile, IOException {
        return LayoutFile.recognise(file, encoding(), layouts());
    }

    /// The encoding of a file that is not UTF-8.
    private Charset encoding() {
        return this == CN_CUSTOMS
                ? Charset.forName("GB18030")
                : this == WGI ? StandardCharsets.ISO_8859_1 : Charset.forName("windows-1252");
    }

    private List<Layout> layouts() {
        return switch (this) {
            case WGI -> GovernanceLayouts.all();
            case USGS -> MineralLayouts.summaries();
            case COMTRADE -> TradeLayouts.comtrade();
            case CN_CUSTOMS -> TradeLayouts.chinaCustoms();
            case US_CENSUS -> TradeLayouts.census();
            case EU_CRM -> CriticalMaterialLayouts.all();
            case WMD -> MineralLayouts.worldMiningData();
            case BGS -> MineralLayouts.britishSurvey();
            case HS -> NomenclatureLayouts.lists();
            case HS_CONCORDANCE -> NomenclatureLayouts.concordances();
        };
    }
}
