using NetConsole.Benchmarks;

// Each benchmark prints what it costs on this machine, now. Only ratios of one run are worth comparing.
ScreenBenchmark.Run();
await FindingBenchmark.RunAsync();
