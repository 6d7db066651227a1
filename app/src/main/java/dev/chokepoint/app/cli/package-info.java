/// The commands and their options. Each parses what was typed, asks for an answer, and hands it to a renderer.
/// One class per command, named after it.
@NullMarked
package dev.chokepoint.app.cli;

import org.jspecify.annotations.NullMarked;
