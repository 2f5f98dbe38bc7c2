using NetConsole.Terminal.Platform;
using NetConsole.Terminal.Sample;

// A full-screen program that does on a key whatever a real one may do wrong. Tests run it on a pseudo terminal.
var options = new TerminalOptions
{
    Variable = Environment.GetEnvironmentVariable,
    Crashed = exception => StandardError.WriteLine($"sample: {exception.Message}"),
};

switch (TerminalSession.Open(options))
{
    case TerminalOpening.Opened(var terminal):
        int status;
        await using (terminal)
        {
            status = await new KeyEcho(terminal).RunAsync();
        }

        ProcessExit.Now(status);
        return status;
    case TerminalOpening.Refused(var reason):
        StandardError.WriteLine($"sample: {reason}");
        return 2;
    default:
        return 3;
}
