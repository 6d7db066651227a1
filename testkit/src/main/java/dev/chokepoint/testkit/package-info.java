/// What the tests of every module share: the lookup of data kept beside the project, the command line, a second solver.
@NullMarked
package dev.chokepoint.testkit;

import org.jspecify.annotations.NullMarked;
