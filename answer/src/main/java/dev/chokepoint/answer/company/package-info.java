/// A company's bill of materials hung on a situation. Entry: [CompanyAnswer].
///
/// What law that became known since a day changed for it: [CompanyChanges].
@NullMarked
package dev.chokepoint.answer.company;

import org.jspecify.annotations.NullMarked;
