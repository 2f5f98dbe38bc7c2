using System.Diagnostics.CodeAnalysis;

namespace NetConsole.Dashboard.Commands;

/// <summary>A command, or why there is none.</summary>
internal readonly struct CommandParse
{
    private CommandParse(DashboardCommand? command, CommandError? error)
    {
        Command = command;
        Error = error;
    }

    public DashboardCommand? Command { get; }

    public CommandError? Error { get; }

    public static implicit operator CommandParse(DashboardCommand command) => new(command, null);

    public static implicit operator CommandParse(CommandError error) => new(null, error);

    public bool Succeeded([NotNullWhen(true)] out DashboardCommand? command, [NotNullWhen(false)] out CommandError? error)
    {
        command = Command;
        error = Error;
        return command is not null;
    }
}
