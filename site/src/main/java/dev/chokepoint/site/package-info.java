/// The documentation as a folder of pages that need no network: [SiteMain] writes it.
///
/// What is written by hand are the Markdown files of the project. The reference of commands, of the API and of files is
/// made from the program each time and kept nowhere, so that it cannot grow old.
@NullMarked
package dev.chokepoint.site;

import org.jspecify.annotations.NullMarked;
