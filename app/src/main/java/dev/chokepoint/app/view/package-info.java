/// Answers as records with the names of the JSON that `--format json` writes and pages read.
/// Entries: [Assessment]; [AnswerJson] writes an answer, [AnswerKind] names the answers there are and their schema
/// (`schemas/answer.schema.json`, which ships in the program too).
@NullMarked
package dev.chokepoint.app.view;

import org.jspecify.annotations.NullMarked;
