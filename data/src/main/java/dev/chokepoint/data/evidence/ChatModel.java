package dev.chokepoint.data.evidence;

import java.io.IOException;

/// A language model that answers one prompt.
public interface ChatModel {
    /// The name claims are marked with, such as `llama3.1`.
    String name();

    /// The model's reply to a prompt.
    ///
    /// @throws IOException where no reply could be had, with a message for people
    String complete(String system, String prompt) throws IOException;
}
