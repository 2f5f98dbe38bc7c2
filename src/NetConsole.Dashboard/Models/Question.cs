using System.Collections.Immutable;
using NetConsole.Engine.Commands;

namespace NetConsole.Dashboard.Models;

/// <summary>A question in place of the prompt; <c>y</c> or Enter says yes, <c>n</c> or Esc no; other keys leave it open.</summary>
internal abstract record Question(string Text)
{
    /// <summary>Send what is typed to everybody, and remember that as the target.</summary>
    internal sealed record SendToAll(string Text) : Question(Text);

    /// <summary>Carry out orders that end something.</summary>
    internal sealed record Confirm(string Text, ImmutableArray<EngineCommand> Commands) : Question(Text);

    /// <summary>Write the transcript into a file that is there already.</summary>
    internal sealed record Overwrite(string Text, string Path) : Question(Text);

    /// <summary>Send what was pasted, together with what was typed around it; no puts it into the line. More of it may come while it is open.</summary>
    internal sealed record SendPasted(string Text, string Pasted) : Question(Text);
}
