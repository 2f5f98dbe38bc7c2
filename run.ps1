# Builds what changed and runs NetConsole; `run.ps1 test` builds and runs all tests. Any other arguments go to the program as they are.
# The same as run.sh, for Windows. What is built to be run lies apart from what tests and editors build.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$state = Join-Path $root '.artifacts/run'
$stamp = Join-Path $state 'stamp'
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'

function Say($text) { [Console]::Error.WriteLine("netconsole: $text") }

function Find-Sdk {
    $dotnet = Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($dotnet) {
        $folder = Join-Path (Split-Path (Get-Item $dotnet.Source).FullName) 'sdk'
        $versions = Get-ChildItem $folder -Filter '10.*' -ErrorAction SilentlyContinue
        if ($versions) { return "$folder $($versions.Name -join ' ')" }
    }
    Say 'needs the .NET 10 SDK: install it from https://dot.net'
    exit 127
}

# The folder of the last build if it is of these sources by this SDK, else nothing. A file that came or went shows in the time of its folder.
function Get-CurrentBuild {
    if (-not (Test-Path $stamp)) { return }
    $builtBy, $build = Get-Content $stamp
    $since = (Get-Item $stamp).LastWriteTimeUtc
    if ($builtBy -ne $sdk -or -not (Test-Path (Join-Path $state "$build/netconsole.dll"))) { return }
    $sources = @(Get-Item (Join-Path $root 'src')) + @(Get-ChildItem (Join-Path $root 'src') -Recurse) +
        @(Get-ChildItem $root -Filter 'Directory.*') + @(Get-Item (Join-Path $root 'global.json'))
    if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $since -and $_.Extension -ne '.md' } | Select-Object -First 1) { return }
    return $build
}

function Build-Program {
    New-Item -ItemType Directory -Force $state | Out-Null
    $lock = $null
    while (-not $lock) {
        try { $lock = [IO.File]::Open((Join-Path $state 'lock'), 'OpenOrCreate', 'ReadWrite', 'None') } catch [IO.IOException] { Start-Sleep -Milliseconds 200 }
    }
    try {
        $build = Get-CurrentBuild
        if ($build) { return $build }
        Say 'building...'
        $started = [DateTime]::UtcNow
        $build = "build-$PID-$(Get-Random)"
        $log = Join-Path $state 'log'
        $common = @('publish', (Join-Path $root 'src/NetConsole'), '-c', 'Release', '-o', (Join-Path $state $build), '-v', 'quiet', '--disable-build-servers',
            "-p:ArtifactsPath=$(Join-Path $state 'msbuild')", '-p:ForThisMachine=true', '-p:RunAnalyzers=false', '-p:TreatWarningsAsErrors=false')
        & dotnet @common *> $log
        if ($LASTEXITCODE -ne 0 -and (Select-String -Quiet -Path $log -Pattern 'error NU1(101|102|301)')) {
            & dotnet @common '-p:PublishReadyToRun=false' *> $log
            if ($LASTEXITCODE -eq 0) { Say 'the ahead-of-time compiler cannot be downloaded; built without it, starts are a little slower' }
        }
        if ($LASTEXITCODE -ne 0) {
            Say 'the build failed:'
            Get-Content $log | Select-Object -First 30 | ForEach-Object { [Console]::Error.WriteLine($_) }
            exit 1
        }
        Set-Content $stamp @($sdk, $build)
        (Get-Item $stamp).LastWriteTimeUtc = $started
        # Builds that still run cannot be removed, and stay.
        Get-ChildItem $state -Directory -Filter 'build-*' | Where-Object Name -ne $build | Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
        return $build
    }
    finally { $lock.Dispose() }
}

function Invoke-Tests($filters) {
    & dotnet build (Join-Path $root 'NetConsole.sln') -c Release -v quiet | ForEach-Object { [Console]::Error.WriteLine($_) }
    if ($LASTEXITCODE -ne 0) {
        '0 passed, 1 failed'
        exit 1
    }
    $sums = @{ Total = 0; Failed = 0; Errors = 0; Skipped = 0; 'Not Run' = 0 }
    $died = 0
    # The end-to-end tests need a Unix terminal.
    $projects = Get-ChildItem (Join-Path $root 'tests/*/*.csproj') |
        Where-Object { $_.BaseName -ne 'NetConsole.EndToEnd' -and (Select-String -Quiet -Path $_ -Pattern '<IsTestProject>true') }
    foreach ($project in $projects) {
        $output = & dotnet (Join-Path $root ".artifacts/bin/$($project.BaseName)/release/$($project.BaseName).dll") -noColor -noLogo @filters
        $status = $LASTEXITCODE
        $summary = $output | Where-Object { $_ -match 'Total: \d' } | Select-Object -Last 1
        $bad = 0
        foreach ($word in @($sums.Keys)) {
            if ($summary -match "${word}: (\d+)") {
                $sums[$word] += [int]$Matches[1]
                if ($word -in 'Failed', 'Errors') { $bad += [int]$Matches[1] }
            }
        }
        # A test process that dies without a word about it has failed.
        if ($bad -eq 0 -and ($status -ne 0 -or -not $summary)) { $died++ }
        if ($bad -gt 0 -or $status -ne 0) { $output }
    }
    $failed = $sums.Failed + $sums.Errors + $died
    $passed = $sums.Total - $sums.Failed - $sums.Skipped - $sums['Not Run']
    if ($sums.Skipped) { "$passed passed, $failed failed, $($sums.Skipped) skipped" } else { "$passed passed, $failed failed" }
    exit [int]($failed -gt 0)
}

$sdk = Find-Sdk
if ($args.Count -gt 0 -and $args[0] -eq 'test') {
    Invoke-Tests @($args | Select-Object -Skip 1)
}
$build = Get-CurrentBuild
if (-not $build) { $build = Build-Program }
$program = Join-Path $state "$build/netconsole$(if ($env:OS -eq 'Windows_NT') { '.exe' })"
& $program @args
exit $LASTEXITCODE
