/// Tables that a user brings or gets, CSV or XLSX, a line at a time. Entries: [SheetReader], [SheetWriter].
@NullMarked
package dev.chokepoint.data.sheet;

import org.jspecify.annotations.NullMarked;
