/// Answers as HTML files that load nothing. Entries: [ReportWriter] (the report), [Page] (parts of a document).
@NullMarked
package dev.chokepoint.app.page;

import org.jspecify.annotations.NullMarked;
