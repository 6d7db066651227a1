package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// What is told as hearsay or asked of a spokesperson, and whether a later sentence denies it.
final class Denials {
    /// A report and its denial stand so many sentences apart at most; a question waits for its answer longer.
    private static final int NEAR = 2;

    private static final int TO_AN_ANSWER = 8;

    private final String plain;
    private final Formulas formulas;
    private final List<ClaimDraft> hearsay = new ArrayList<>();
    private boolean asked;
    private int since;
    private int line = -1;

    Denials(String plain, Formulas formulas) {
        this.plain = plain;
        this.formulas = formulas;
    }

    /// Takes in a sentence with the acts it tells, and all told before it.
    void heard(Layout.Sentence s, List<ClaimDraft> own, List<ClaimDraft> before) {
        since++;
        Matcher denial = formulas.pattern("denial-of-report")
                .matcher(plain)
                .region(s.span().start(), s.span().end());
        if (denial.find() && s.line().kind() != Layout.Kind.QUESTION) {
            Span words = Span.of(denial.start(), denial.end());
            deny(s, words, own, before);
            return;
        }
        boolean question = s.line().kind() == Layout.Kind.QUESTION
                || formulas.has("question-sentence", s.span().in(plain));
        boolean goesOn = s.line().span().start() == line && asked;
        if (question || goesOn || formulas.has("hearsay", s.span().in(plain))) {
            if (!goesOn) {
                hearsay.clear();
            }
            asked = question || goesOn;
            since = 0;
            line = s.line().span().start();
            hearsay.addAll(own);
        }
    }

    private void deny(Layout.Sentence s, Span denial, List<ClaimDraft> own, List<ClaimDraft> before) {
        List<ClaimDraft> denied = new ArrayList<>();
        boolean said = formulas.has("hearsay", plain.substring(s.span().start(), denial.end()));
        for (ClaimDraft d : own) {
            if (said && d.span.start() < denial.end()) {
                denied.add(d);
            }
        }
        Matcher quoted =
                formulas.pattern("quoted").matcher(plain).region(s.span().start(), denial.end());
        boolean named = false;
        while (quoted.find()) {
            // what the claim that was denied says, in its words
            named = true;
            String words = quoted.group("what");
            before.stream()
                    .filter(d -> d.span.in(plain).contains(words) || words.contains(d.span.in(plain)))
                    .forEach(denied::add);
        }
        if (!named && denied.isEmpty() && since <= (asked ? TO_AN_ANSWER : NEAR)) {
            denied.addAll(hearsay);
        }
        denied.forEach(d -> {
            d.modality = Slot.of(Modality.DENIED, denial, "zh-denied-report");
            d.dates.removeIf(x -> x.value().role() == DateMention.Role.ANNOUNCED);
        });
        hearsay.clear();
    }
}
