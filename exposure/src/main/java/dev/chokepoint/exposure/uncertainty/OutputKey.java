package dev.chokepoint.exposure.uncertainty;

/// Which number of a solved world, or of a company in it, an output is; the same in every draw.
///
/// [#text] is stable and names the output in answers.
public sealed interface OutputKey {
    /// Whether the market re-routes (best) or nobody does (worst).
    enum Case {
        BEST("best"),
        WORST("worst");

        private final String word;

        Case(String word) {
            this.word = word;
        }
    }

    /// Where a lane begins (inside) or ends (outside).
    enum End {
        INSIDE("in"),
        OUTSIDE("out");

        private final String word;

        End(String word) {
            this.word = word;
        }
    }

    /// What stops.
    sealed interface Line {
        String text();

        /// The plants of a recipe at a place.
        record Plants(String recipe, String place) implements Line {
            @Override
            public String text() {
                return recipe + "/" + place;
            }
        }

        /// A company's product.
        record Product(String sku) implements Line {
            @Override
            public String text() {
                return sku;
            }
        }
    }

    /// The output in text.
    String text();

    /// What a party loses in the best case, USD.
    record PartyLoss(String party) implements OutputKey {
        @Override
        public String text() {
            return "loss/" + party;
        }
    }

    /// What all parties lose, USD.
    record TotalLoss(Case which) implements OutputKey {
        @Override
        public String text() {
            return which == Case.BEST ? "loss/all" : "loss/worst";
        }
    }

    /// What a company loses, USD.
    record CompanyLoss(Case which) implements OutputKey {
        @Override
        public String text() {
            return "loss/" + which.word;
        }
    }

    /// What a company's plan would earn, USD.
    record CompanyPlan() implements OutputKey {
        @Override
        public String text() {
            return "plan";
        }
    }

    /// The month from 0 in which a line stops; the number of months where it never does.
    record Stop(Case which, Line line) implements OutputKey {
        @Override
        public String text() {
            return "stop/" + which.word + "/" + line.text();
        }
    }

    /// The lowest month of a line, share of the baseline.
    record Lowest(Case which, Line line) implements OutputKey {
        @Override
        public String text() {
            return "lowest/" + which.word + "/" + line.text();
        }
    }

    /// The price at an end of a lane in a month from 0, USD per unit.
    record PriceAt(End end, String item, String from, String to, int month) implements OutputKey {
        @Override
        public String text() {
            return "price/" + end.word + "/" + item + "/" + from + "/" + to + "/" + month;
        }
    }

    /// What a measure costs a party, USD.
    ///
    /// @param measure id of the measure; `all of ISSUER` for all of an issuer's together
    record LeverageOn(String measure, String party) implements OutputKey {
        @Override
        public String text() {
            return "leverage/" + measure + "/" + party;
        }
    }

    /// What a measure costs all parties, USD.
    record TotalLeverage(String measure) implements OutputKey {
        @Override
        public String text() {
            return "leverage/" + measure + "/all";
        }
    }

    /// What a measure costs all parties when it lasts some months, USD.
    record Lasting(String measure, int months) implements OutputKey {
        @Override
        public String text() {
            return "profile/" + measure + "/" + months;
        }
    }
}
