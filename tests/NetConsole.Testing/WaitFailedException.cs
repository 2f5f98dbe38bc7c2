namespace NetConsole.Testing;

/// <summary>What a test waited for did not come. The message says what it was, and what there was instead.</summary>
public sealed class WaitFailedException(string message) : Exception(message);
