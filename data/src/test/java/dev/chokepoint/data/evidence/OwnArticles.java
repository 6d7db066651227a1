package dev.chokepoint.data.evidence;

import dev.chokepoint.data.annotated.AnnotatedText;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.util.List;

/// The annotated full-length articles of the project.
final class OwnArticles {
    private OwnArticles() {}

    static List<AnnotatedText> of(String file) throws IOException {
        return AnnotatedText.read(SharedData.projectRoot()
                        .resolve("data/src/test/resources/evidence/articles")
                        .resolve(file))
                .value();
    }
}
