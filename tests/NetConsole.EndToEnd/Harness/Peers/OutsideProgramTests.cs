using NetConsole.Testing;
using NetConsole.Testing.Peers;
using NetConsole.Testing.Ptys;

namespace NetConsole.EndToEnd.Harness.Peers;

public sealed class OutsideProgramTests
{
    [Fact]
    public async Task Outputs_AreKeptApart_AndTheStatusIsSeen()
    {
        await using OutsideProgram program = Start("sh", "-c", "read x; echo \"out $x\"; echo err >&2; exit 3");

        await program.WriteAsync("in\n");
        await program.WaitForOutputAsync("out in\n");
        await program.WaitForErrorsAsync("err\n");

        Assert.Equal(3, await program.WaitForExitAsync());
        Assert.Equal("out in\n", program.Output);
        Assert.Equal("err\n", program.Errors);
    }

    [Fact]
    public async Task EndInput_IsTheEndForTheProgram()
    {
        await using OutsideProgram program = Start("cat");
        await program.WriteAsync(new byte[] { 0, 255, 10 });

        program.EndInput();

        Assert.Equal(0, await program.WaitForExitAsync());
        Assert.Equal([0, 255, 10], program.OutputBytes);
    }

    [Fact]
    public async Task Send_ASignal_IsSeenInTheStatus()
    {
        await using OutsideProgram program = Start("cat");

        program.Send(Signal.Terminate);

        Assert.Equal(143, await program.WaitForExitAsync());
    }

    [Fact]
    public async Task WaitForOutput_ProgramEndsWithoutIt_FailsAtOnce()
    {
        await using OutsideProgram program = Start("echo", "other");

        WaitFailedException e = await Assert.ThrowsAsync<WaitFailedException>(() => program.WaitForOutputAsync("wanted"));

        Assert.Contains("other", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsInstalled_ToldApart()
    {
        Assert.True(OutsideProgram.IsInstalled("sh"));
        Assert.False(OutsideProgram.IsInstalled("no-such-program-here"));
    }

    private static OutsideProgram Start(string name, params string[] arguments) =>
        OutsideProgram.Start(name, arguments, TestContext.Current.CancellationToken);
}
