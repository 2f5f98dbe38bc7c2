using System.Net.Sockets;

namespace NetConsole.Engine.Events;

/// <summary>What the network, or the file that was to be sent, said instead of yes: a value, never an exception.</summary>
/// <param name="Message">One line for a person that says what happened: <c>port 8000 is in use</c>. May hold outside text; sanitise before showing.</param>
/// <param name="Hint">What to do about it, or null where nothing useful can be said.</param>
/// <param name="Code">The socket error behind it, or null where there was none.</param>
public sealed record NetworkFault(string Message, string? Hint = null, SocketError? Code = null)
{
    /// <summary>Message and hint in one line: <c>port 8000 is in use; choose another or stop the program that has it</c>.</summary>
    public override string ToString() => Hint is null ? Message : $"{Message}; {Hint}";
}
