using System.Globalization;
using System.Reflection;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Peers;

namespace NetConsole.Engine.Tests.Datagrams;

/// <summary>The sender in C, compiled when it is first needed: paced from C#, 100,000 datagrams a second would cost the receiver its core.</summary>
internal sealed class FloodSender : IDisposable
{
    private readonly SocketFolder _folder = new();

    /// <summary>What it was told, once it has ended.</summary>
    public sealed record Report(long Sent, TimeSpan Took);

    /// <summary>Compiles it; skips the test where there is no compiler.</summary>
    public static async Task<FloodSender> BuildAsync()
    {
        Assert.SkipUnless(OutsideProgram.IsInstalled("cc"), "cc is not installed");
        var sender = new FloodSender();
        using Stream source = Assembly.GetExecutingAssembly().GetManifestResourceStream("flood.c")!;
        using (FileStream file = File.Create(sender._folder["flood.c"]))
        {
            await source.CopyToAsync(file, Deadline.Token);
        }

        await using OutsideProgram compiler =
            OutsideProgram.Start("cc", ["-O2", "-o", sender._folder["flood"], sender._folder["flood.c"]], Deadline.Token);
        Assert.True(await compiler.WaitForExitAsync() == 0, compiler.Errors);
        return sender;
    }

    /// <summary>Sends and waits for the end of it.</summary>
    public async Task<Report> SendAsync(int port, int count, int perSecond, int bytes)
    {
        await using OutsideProgram program =
            OutsideProgram.Start(_folder["flood"], [$"{port}", $"{count}", $"{perSecond}", $"{bytes}"], Deadline.Token);
        Assert.Equal(0, await program.WaitForExitAsync());
        string[] words = program.Output.Split(' ');
        return new Report(long.Parse(words[1], CultureInfo.InvariantCulture), TimeSpan.FromMilliseconds(long.Parse(words[3], CultureInfo.InvariantCulture)));
    }

    public void Dispose() => _folder.Dispose();
}
