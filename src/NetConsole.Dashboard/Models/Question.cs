using System.Collections.Immutable;
using NetConsole.Dashboard.Effects;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Models;

/// <summary>A question in place of the prompt; <c>y</c> or Enter says yes, <c>n</c> or Esc no; other keys leave it open.</summary>
internal abstract record Question(string Text)
{
    /// <summary>Send what is typed to these, and remember everybody as the target.</summary>
    internal sealed record SendToAll(string Text, ImmutableArray<ConnectionId> Asked) : Question(Text);

    /// <summary>Carry out orders that end something.</summary>
    internal sealed record Confirm(string Text, ImmutableArray<EngineCommand> Commands) : Question(Text);

    /// <summary>Write into a file that is there already.</summary>
    internal sealed record Overwrite(string Text, Effect Replacing) : Question(Text);

    /// <summary>Send what was pasted, together with what was typed around it; no puts it into the line. More of it may come while it is open.</summary>
    /// <param name="Text">What is asked.</param>
    /// <param name="Pasted">What was pasted.</param>
    /// <param name="Asked">To whom it would have gone when it was asked.</param>
    internal sealed record SendPasted(string Text, string Pasted, ImmutableArray<ConnectionId> Asked) : Question(Text);
}
