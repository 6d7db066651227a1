package dev.chokepoint.evidence.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Splits a frozen text into paragraphs and says which part of the page each belongs to.
final class Sections {
    private static final Pattern COMMENT = Pattern.compile(
            "(?i)^[#*\\s]*(comment|commentary|opinion|analysis|our view|editor's note|editorial|op-ed|viewpoint|column)\\s*[:*]");
    private static final Pattern COMMENT_HEADING =
            Pattern.compile("(?i)^[#*\\s]*(comment|commentary|opinion|our view|editorial)[*\\s]*$");
    private static final Pattern REPORT_HEADING =
            Pattern.compile("(?i)^[#*\\s]*(report|news|the facts|what happened)[*\\s:]*$");
    private static final Pattern LINK =
            Pattern.compile("(?i)^\\s*((original (article|link|source)|source url|link)\\s*:|https?://\\S+\\s*$)");
    private static final Pattern DISCLAIMER = Pattern.compile("(?i)^[*_\\s]*disclaimer\\b");
    private static final Pattern RELATED =
            Pattern.compile("(?i)^[#*\\s]*(related (links?|articles?|news|stories)|read more|see also)\\b");
    private static final Pattern TIME_LINE = Pattern.compile("(?i)^\\s*time\\s*:\\s*\\d{4}-\\d\\d-\\d\\d.*");
    private static final Pattern SOURCE_LINE =
            Pattern.compile("(?i)^\\s*(source|by|from|author|published|updated|date)\\s*:.*");

    private Sections() {}

    /// @param body the section of paragraphs before any heading
    static List<Passage> of(String text, Section body) {
        List<Passage> out = new ArrayList<>();
        Section current = body;
        boolean related = false;
        int at = 0;
        boolean first = true;
        int lines = countLines(text);
        while (at <= text.length()) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                end = text.length();
            }
            int start = at;
            int stop = end;
            while (start < stop && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            while (stop > start && Character.isWhitespace(text.charAt(stop - 1))) {
                stop--;
            }
            at = end + 1;
            if (start == stop) {
                continue;
            }
            String head = text.substring(start, Math.min(stop, start + 200));
            Section section;
            if (DISCLAIMER.matcher(head).find()) {
                section = Section.DISCLAIMER;
                related = false;
            } else if (RELATED.matcher(head).find() && stop - start < 200) {
                section = head.indexOf('(') >= 0 ? Section.TOPICS : Section.RELATED;
                related = true;
            } else if (related && (TIME_LINE.matcher(head).matches() || stop - start < 160)) {
                section = Section.RELATED;
            } else if (LINK.matcher(head).find()) {
                section = Section.LINK;
            } else if (TIME_LINE.matcher(head).matches()
                    || (SOURCE_LINE.matcher(head).matches() && stop - start < 120)) {
                section = Section.SOURCE_LINE;
            } else if (COMMENT.matcher(head).find()
                    || COMMENT_HEADING.matcher(head).matches()) {
                current = Section.COMMENT;
                section = current;
            } else if (REPORT_HEADING.matcher(head).matches()) {
                current = Section.REPORT;
                section = current;
            } else if (first && lines > 1 && isHeadline(text, start, stop)) {
                section = Section.HEADLINE;
            } else {
                section = current;
            }
            first = false;
            addSplitAtComment(out, text, section, start, stop);
            if (!out.isEmpty() && out.getLast().section() == Section.COMMENT) {
                current = Section.COMMENT;
            }
        }
        return out;
    }

    /// A paragraph in which a "Comment:" follows the report is cut in two there.
    private static void addSplitAtComment(List<Passage> out, String text, Section section, int start, int stop) {
        if (section == Section.REPORT) {
            for (String mark : List.of(" Comment:", " Commentary:", " Opinion:", " Editorial:", " Our view:")) {
                int at = text.indexOf(mark, start, stop);
                if (at > start && ".!?\"".indexOf(text.charAt(at - 1)) >= 0) {
                    out.add(new Passage(section, Span.of(start, at)));
                    out.add(new Passage(Section.COMMENT, Span.of(at + 1, stop)));
                    return;
                }
            }
        }
        out.add(new Passage(section, Span.of(start, stop)));
    }

    private static boolean isHeadline(String text, int start, int stop) {
        if (text.charAt(start) == '#') {
            return true;
        }
        char last = text.charAt(stop - 1);
        return stop - start < 160 && ".!;,".indexOf(last) < 0;
    }

    private static int countLines(String text) {
        return (int) text.lines().filter(l -> !l.isBlank()).limit(2).count();
    }
}
