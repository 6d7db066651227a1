/// Reads a company's bill of materials, stock and mapping. Entry: [BillReader].
@NullMarked
package dev.chokepoint.data.company;

import org.jspecify.annotations.NullMarked;
