package dev.chokepoint.data.statistics;

import dev.chokepoint.data.store.CountryCodes;
import dev.chokepoint.data.store.Reason;
import dev.chokepoint.data.store.RowSink;
import dev.chokepoint.data.store.StoredTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Trade as customs offices report it: UN Comtrade, China customs and the US Census.
final class TradeLayouts {
    private static final int CHINA = 156;
    private static final int UNITED_STATES = 842;
    private static final int WORLD = 0;
    /// Partners of UN Comtrade that are no country: areas and goods not specified, bunkers, free zones.
    private static final Set<Integer> NO_COUNTRY =
            Set.of(97, 129, 221, 290, 471, 472, 473, 492, 527, 536, 568, 577, 636, 637, 837, 838, 839, 879, 899);
    private static final String EXPORT = "X";
    private static final String IMPORT = "M";

    private static final int MOST_DIGITS = 10;
    private static final Pattern GOODS = Pattern.compile("\\d{1,10}");

    private final Places places = Places.bundled();
    private final CountryCodes codes = CountryCodes.bundled();

    private TradeLayouts() {}

    static List<Layout> comtrade() {
        TradeLayouts t = new TradeLayouts();
        return List.of(Layout.of(
                StoredTable.REPORTED_TRADE,
                List.of("period", "reporterCode", "partnerCode", "flowCode", "cmdCode", "primaryValue"),
                c -> t.new Comtrade(c)));
    }

    static List<Layout> chinaCustoms() {
        TradeLayouts t = new TradeLayouts();
        return List.of(
                Layout.of(
                        StoredTable.REPORTED_TRADE,
                        List.of("数据年月", "商品编码", "贸易伙伴名称", "美元"),
                        c -> t
                        .new China(
                                c,
                                new Cells("数据年月", "商品编码", "贸易伙伴名称", "美元"),
                                new Quantity("第一数量", "第一计量单位"),
                                "贸易方式编码")),
                Layout.of(
                        StoredTable.REPORTED_TRADE,
                        List.of("period_dt", "partner_name", "hs6", "val", "qty"),
                        c -> t
                        .new China(
                                c,
                                new Cells("period_dt", "hs6", "partner_name", "val"),
                                new Quantity("qty", "kg"),
                                "")));
    }

    static List<Layout> census() {
        TradeLayouts t = new TradeLayouts();
        return List.of(
                Layout.of(
                        StoredTable.REPORTED_TRADE,
                        List.of("CTY_CODE", "CTY_NAME", "I_COMMODITY", "GEN_VAL_MO"),
                        c -> t.new Census(c, "I_COMMODITY", "GEN_VAL_MO", IMPORT)),
                Layout.of(
                        StoredTable.REPORTED_TRADE,
                        List.of("CTY_CODE", "CTY_NAME", "E_COMMODITY", "ALL_VAL_MO"),
                        c -> t.new Census(c, "E_COMMODITY", "ALL_VAL_MO", EXPORT)),
                Layout.of(
                        StoredTable.REPORTED_TRADE,
                        List.of("hs6", "year", "partner_code", "import_value_usd"),
                        c -> t.new ImportsByPartner(c)));
    }

    private record Cells(String period, String code, String partner, String usd) {}

    /// Where a quantity stands, and the column of its unit or the unit itself.
    private record Quantity(String column, String unit) {}

    private static int period(String text, RowSink to) {
        OptionalInt period = Fields.period(text);
        if (period.isEmpty()) {
            to.leaveOut(Reason.YEAR, "period", text);
        }
        return period.orElse(0);
    }

    /// A value of trade; what is empty is not known and no zero.
    private static @Nullable Double value(String text, String field, RowSink to) {
        if (text.isEmpty()) {
            return null;
        }
        OptionalDouble value = Fields.number(text);
        if (value.isEmpty()) {
            if (text.equals("-") || text.equalsIgnoreCase("null") || text.equals("N/A")) {
                return null;
            }
            to.leaveOut(Reason.VALUE, field, text);
            return null;
        }
        if (value.getAsDouble() < 0) {
            to.leaveOut(Reason.NEGATIVE, field, text);
        }
        return value.getAsDouble();
    }

    private static double needed(String text, String field, RowSink to) {
        Double value = value(text, field, to);
        if (value == null) {
            to.leaveOut(Reason.VALUE, field, text);
            return 0;
        }
        return value;
    }

    /// A code of goods: two to ten digits with their leading zero, or all goods.
    private static String goods(String text, RowSink to) {
        if (text.length() % 2 == 0 && text.length() <= MOST_DIGITS && isDigits(text)) {
            return text;
        }
        String code = text.replace(".", "").replace(" ", "");
        if (code.equals("TOTAL")) {
            return code;
        }
        if (!GOODS.matcher(code).matches()) {
            to.leaveOut(Reason.PRODUCT, "code", text);
            return "";
        }
        return code.length() % 2 == 0 ? code : "0" + code;
    }

    private static boolean isDigits(String text) {
        for (int k = 0; k < text.length(); k++) {
            if (text.charAt(k) < '0' || text.charAt(k) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private final class Comtrade implements Layout.Mapper {
        private static final String ALL_PROCEDURES = "C00";

        private final int period;
        private final int reporter;
        private final int partner;
        private final int partnerName;
        private final int flow;
        private final int code;
        private final int classification;
        private final int usd;
        private final int kg;
        private final int quantity;
        private final int unit;
        private final int procedure;
        private final int transport;
        private final int second;

        Comtrade(Columns c) {
            period = c.find("period");
            reporter = c.find("reporterCode");
            partner = c.find("partnerCode");
            partnerName = c.find("partnerDesc");
            flow = c.find("flowCode");
            code = c.find("cmdCode");
            classification = c.find("classificationCode");
            usd = c.find("primaryValue");
            kg = c.find("netWgt");
            quantity = c.find("qty");
            unit = c.findAny("qtyUnitAbbr", "qtyUnitCode");
            procedure = c.find("customsCode");
            transport = c.find("motCode");
            second = c.find("partner2Code");
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            int from = country(r.get(reporter), "reporterCode", to);
            int with = country(r.get(partner), "partnerCode", to);
            String breakdown = breakdown(r);
            double value = needed(r.get(usd), "primaryValue", to);
            to.worth(with == WORLD || !breakdown.isEmpty() ? 0 : value);
            to.row(
                    from,
                    with,
                    r.get(partnerName),
                    r.get(flow),
                    period(r.get(period), to),
                    r.get(classification),
                    goods(r.get(code), to),
                    breakdown,
                    value,
                    value(r.get(kg), "netWgt", to),
                    value(r.get(quantity), "qty", to),
                    r.get(unit));
        }

        /// What of the trade a row is, where it is not all of it.
        private String breakdown(RecordReader r) {
            String of = r.get(procedure);
            String by = r.get(transport);
            String over = r.get(second);
            if (of.isEmpty() && by.isEmpty() && over.isEmpty()) {
                return "";
            }
            StringBuilder all = new StringBuilder();
            if (!of.isEmpty() && !of.equals(ALL_PROCEDURES)) {
                all.append("procedure ").append(of).append(' ');
            }
            if (!by.isEmpty() && !by.equals("0")) {
                all.append("transport ").append(by).append(' ');
            }
            if (!over.isEmpty() && !over.equals("0")) {
                all.append("by way of ").append(over);
            }
            return all.toString().strip();
        }

        private int country(String text, String field, RowSink to) {
            int number = Fields.digits(text, 4);
            if (number < 0) {
                to.leaveOut(Reason.COUNTRY, field, text);
                return -1;
            }
            int place = codes.find(number);
            if (place >= 0) {
                return codes.code(place);
            }
            if (number != WORLD && !NO_COUNTRY.contains(number)) {
                to.unmapped(field, text);
            }
            return number;
        }
    }

    /// The number of a country by its name; a name that is not known leaves the record out.
    private int partner(String name, RowSink to) {
        Optional<Places.Place> place = places.byName(name).filter(p -> p.code() >= 0);
        if (place.isEmpty()) {
            to.leaveOut(Reason.COUNTRY, "partner", name);
            return -1;
        }
        return place.get().code();
    }

    /// Exports of China by month, as its customs publish them or gathered by others.
    private final class China implements Layout.Mapper {
        private static final Set<String> KILOGRAMS = Set.of("kg", "千克", "公斤");

        private final int period;
        private final int code;
        private final int partner;
        private final int usd;
        private final int quantity;
        private final int unit;
        private final String always;
        private final int manner;

        China(Columns c, Cells cells, Quantity q, String manner) {
            period = c.find(cells.period());
            code = c.find(cells.code());
            partner = c.find(cells.partner());
            usd = c.find(cells.usd());
            quantity = c.find(q.column());
            unit = c.find(q.unit());
            always = unit < 0 ? q.unit() : "";
            this.manner = manner.isEmpty() ? -1 : c.find(manner);
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            double value = needed(r.get(usd), "usd", to);
            to.worth(value);
            Double amount = value(r.get(quantity), "quantity", to);
            String in = unit < 0 ? always : r.get(unit);
            String by = r.get(manner);
            to.row(
                    CHINA,
                    partner(r.get(partner), to),
                    r.get(partner),
                    EXPORT,
                    period(r.get(period), to),
                    "",
                    goods(r.get(code), to),
                    by.isEmpty() ? "" : "procedure " + by,
                    value,
                    KILOGRAMS.contains(in) ? amount : null,
                    amount,
                    in);
        }
    }

    /// Trade of the United States by month, as the interface of the Census gives it.
    private final class Census implements Layout.Mapper {
        /// Totals and groups of countries: codes with a hyphen or of letters, and 0001 to 0999.
        private static final String GROUPS = "-|0\\d{3}|.*[A-Z].*";

        private final Columns c;
        private final int code;
        private final int usd;
        private final String flow;

        Census(Columns c, String code, String usd, String flow) {
            this.c = c;
            this.code = c.find(code);
            this.usd = c.find(usd);
            this.flow = flow;
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            String country = r.get(c.find("CTY_CODE"));
            String name = r.get(c.find("CTY_NAME"));
            boolean world = country.equals("-");
            double value = needed(r.get(usd), "value", to);
            if (country.matches(GROUPS) && !world) {
                to.leaveOut(Reason.GROUP, "CTY_CODE", country + " " + name);
                return;
            }
            to.worth(world ? 0 : value);
            int with = world ? WORLD : partner(name.toLowerCase(Locale.ROOT), to);
            int time = c.find("time");
            String when = time >= 0 ? r.get(time) : r.get(c.find("YEAR")) + "-" + r.get(c.find("MONTH"));
            to.row(
                    UNITED_STATES,
                    with,
                    name,
                    flow,
                    period(when, to),
                    "",
                    goods(r.get(code), to),
                    "",
                    value,
                    null,
                    null,
                    "");
        }
    }

    /// Imports of the United States by year and partner, with numbers of trade data for the partners.
    private final class ImportsByPartner implements Layout.Mapper {
        private final Columns c;

        ImportsByPartner(Columns c) {
            this.c = c;
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            String text = r.get(c.find("partner_code"));
            int place = text.matches("\\d{1,4}") ? codes.find(Integer.parseInt(text)) : -1;
            if (place < 0) {
                to.leaveOut(Reason.COUNTRY, "partner_code", text);
            }
            double value = needed(r.get(c.find("import_value_usd")), "import_value_usd", to);
            to.worth(value);
            to.row(
                    UNITED_STATES,
                    place < 0 ? -1 : codes.code(place),
                    "",
                    IMPORT,
                    period(r.get(c.find("year")), to),
                    "",
                    goods(r.get(c.find("hs6")), to),
                    "",
                    value,
                    null,
                    null,
                    "");
        }
    }
}
