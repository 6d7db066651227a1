package dev.chokepoint.data.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The products of a trade data set: six digits of one revision of the Harmonized System.
final class ProductCodes {
    private static final Map<String, String> BUNDLED = Map.of("HS17", "/trade/baci_product_codes_HS17_V202301.csv");
    private static final int LARGEST = 999_999;

    /// A product of the list.
    record Product(int code, String description) {}

    private final List<Product> products;
    private final int[] codes;
    private final int[] place = new int[LARGEST + 1];

    private ProductCodes(Map<Integer, Product> byCode) {
        products = List.copyOf(byCode.values());
        codes = products.stream().mapToInt(Product::code).toArray();
        Arrays.fill(place, -1);
        for (int n = 0; n < products.size(); n++) {
            place[products.get(n).code()] = n;
        }
    }

    static ProductCodes of(byte[] file) throws RefusedFile {
        CodeTable table = CodeTable.parse(file);
        int code = table.column("code", "product_code", "k");
        int description = table.column("description", "product_description");
        if (code < 0) {
            throw new RefusedFile("its list of products must have a column code");
        }
        Map<Integer, Product> found = new TreeMap<>();
        for (List<String> row : table.rows()) {
            // Lists lose leading zeros: 10121 is 010121.
            String text = CodeTable.field(row, code);
            if (text.matches("\\d{4,6}")) {
                int number = Integer.parseInt(text);
                found.put(number, new Product(number, CodeTable.field(row, description)));
            }
        }
        if (found.isEmpty()) {
            throw new RefusedFile("its list of products has no codes");
        }
        return new ProductCodes(found);
    }

    /// The list of a revision that comes with the program, if there is one.
    static Optional<ProductCodes> bundled(String revision) {
        String name = BUNDLED.get(revision);
        if (name == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(CountryCodes.resource(name)));
        } catch (RefusedFile e) {
            throw new IllegalStateException(e);
        }
    }

    /// The place of a code in the list; -1 where it is not known.
    int find(int code) {
        return code < 0 ? -1 : place[code];
    }

    List<Product> all() {
        return products;
    }

    int size() {
        return products.size();
    }

    int code(int index) {
        return codes[index];
    }
}
