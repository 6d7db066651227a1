/// Deal spaces, packages and negotiations as answers write them.
/// Entry: [DealViews].
@NullMarked
package dev.chokepoint.app.view.deals;

import org.jspecify.annotations.NullMarked;
