package dev.chokepoint.data.lists;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A layout of official lists that can be imported.
public enum ImportKind {
    US_CSL("the Consolidated Screening List, CSV of 29 columns or JSON with results"),
    US_FR("entity rules of the Federal Register as a table: name, aliases, country, requirement, policy, citation"),
    US_CCL("the tables of the Commerce Control List: a folder with ccl.csv, ccl-controls.csv, country-chart.csv"),
    CN_ECL("a notice of China's control list: lines such as 12. 中文名（English name）"),
    CN_UEL("a notice of China's unreliable entity list: lines such as 12. 中文名（English name）"),
    TW_SHTC("Taiwan's entity list: columns 項次item, 名稱name, 別名alias"),
    JP_EUL("Japan's Foreign End User List as a table: country, name, aliases, concern"),
    OPENSANCTIONS("entities of OpenSanctions, one JSON object a line"),
    EU_ANNEX1("Annex I of Regulation (EU) 2021/821 as a table: code, heading, source"),
    NATIONAL("a national list as a table: code, heading, source"),
    GTA("measures of the Global Trade Alert as a table: id, title, implementer, announced, in_force, removed, source"),
    OECD("export restrictions of the OECD as a table: id, country, product, measure, from, to, source");

    private final String words;

    ImportKind(String words) {
        this.words = words;
    }

    /// What the file must hold.
    public String words() {
        return words;
    }

    /// As it is typed: `us-csl`.
    public String typed() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ImportKind> find(String typed) {
        return Arrays.stream(values()).filter(k -> k.typed().equals(typed)).findFirst();
    }

    /// All kinds as they are typed.
    public static List<String> all() {
        return Arrays.stream(values()).map(ImportKind::typed).collect(Collectors.toList());
    }
}
