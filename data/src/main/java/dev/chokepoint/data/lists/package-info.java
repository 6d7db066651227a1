/// Lists of parties and items that a ledger imports whole: the tables in `lists/`, described by `lists/lists.yaml`.
///
/// Entry: [dev.chokepoint.data.lists.ListReader], which turns them into the types of `controls.law`.
@NullMarked
package dev.chokepoint.data.lists;

import org.jspecify.annotations.NullMarked;
