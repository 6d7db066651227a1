/// The pages and the answers over HTTP on this machine: JSON of `view`, asked through [dev.chokepoint.answer].
///
/// Entry: [ApiServer], with what it answers about as [Served]. Only it sees the web server; all else takes a request
/// and gives a reply (`server.http`). A new question is a method of [ApiAnswers] (a shipment, a company),
/// [LedgerAnswers] (what needs no computing) or [QuestionAnswers] (long ones), its line in the table of routes there,
/// and its words in `web/openapi.yaml`. Who may ask from where: docs/security.md. The pages are [PageFiles].
@NullMarked
package dev.chokepoint.app.server;

import org.jspecify.annotations.NullMarked;
