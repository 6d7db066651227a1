package dev.chokepoint.app.page;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The page kit: fills the templates of `src/main/jte`, which are compiled with the program. What a template writes is
/// escaped by where it stands; nothing else on a page escapes.
final class Html {
    /// Templates ask for it at forms and buttons; the pages have none.
    static final HtmlInterceptor PLAIN = new HtmlInterceptor() {
        @Override
        public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput output) {
            // as it stands
        }

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {
            // as it stands
        }
    };

    /// A filled template.
    interface Filled {
        void write(HtmlTemplateOutput out);
    }

    private Html() {}

    /// The text of a page.
    static String text(Filled page) {
        StringOutput text = new StringOutput(1 << 14);
        page.write(new OwaspHtmlTemplateOutput(text));
        return text.toString();
    }

    /// A file that ships beside the templates: styles and scripts.
    static String resource(String name) {
        String path = "/report/" + name;
        try (InputStream in = Html.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its own file (" + path + ").\nMaybe it was built"
                        + " without the phase generate-resources.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
