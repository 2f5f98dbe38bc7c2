using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;

namespace NetConsole.Engine.Tests.Connections;

public sealed class FileProgressTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Limit_AfterAStall_IsNotExceededToMakeUpForIt()
    {
        using FileProgress progress = At(bytesPerSecond: 1000);
        Assert.True(await progress.MayGoOnAsync(Deadline.Token));
        progress.Moved(100);
        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.True(await progress.MayGoOnAsync(Deadline.Token));
        progress.Moved(100);

        ValueTask<bool> third = progress.MayGoOnAsync(Deadline.Token);
        Assert.False(third.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True(await third.AsTask().SoonAsync());
    }

    [Fact]
    public async Task Limit_WhatAPieceTakesToBeSent_CountsAsPartOfItsTime()
    {
        using FileProgress progress = At(bytesPerSecond: 1000);
        Assert.True(await progress.MayGoOnAsync(Deadline.Token));
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        progress.Moved(100);

        ValueTask<bool> second = progress.MayGoOnAsync(Deadline.Token);

        Assert.True(second.IsCompleted && await second);
    }

    [Fact]
    public async Task Opened_StoppedBefore_IsNoFile()
    {
        using FileProgress progress = At(bytesPerSecond: null);
        var opening = new TaskCompletionSource<FileOpening>();
        Task<FileOpening?> opened = progress.OpenedAsync(opening.Task, Deadline.Token).AsTask();

        progress.Stop();

        Assert.Null(await opened.SoonAsync());
        Assert.Equal("stopped from here", progress.Fault?.Message);
    }

    private FileProgress At(long? bytesPerSecond) => new(new ConnectionId(1), Parts.New(_clock), bytesPerSecond);
}
