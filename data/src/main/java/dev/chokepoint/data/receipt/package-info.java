/// Receipts: an answer with its question, hashes of what it rests on and the time, chained by hash and signed.
///
/// Pure: [CanonicalJson], [Receipt], [Link], [ReceiptCheck] and the keys [SigningKey] and [VerificationKey]. At the
/// edge:
/// [KeyFile] holds the key of an installation, [ReceiptFile] a file of receipts, [ChainEnds] how far each chain went.
///
/// ```java
/// SigningKey key = KeyFile.at(Path.of("receipt.key")).loadOrCreate();
/// try (ReceiptFile file = ReceiptFile.open(Path.of("answers.jsonl"), key, ChainEnds.beside(keyFile))) {
///     Receipt given = file.append(content);
/// }
/// ```
@NullMarked
package dev.chokepoint.data.receipt;

import org.jspecify.annotations.NullMarked;
