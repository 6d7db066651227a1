/// A company's bill of materials hung on a situation. Entry: [CompanyAnswer].
@NullMarked
package dev.chokepoint.answer.company;

import org.jspecify.annotations.NullMarked;
