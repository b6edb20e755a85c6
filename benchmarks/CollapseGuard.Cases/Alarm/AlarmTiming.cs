using System.Diagnostics;
using System.Globalization;
using CollapseGuard.Cases.FalseAlarms;
using CollapseGuard.Monitoring;

namespace CollapseGuard.Cases.Alarm;

/// <summary>What one call costs, on the machine at hand.</summary>
internal static class AlarmTiming
{
    private const int Calls = 20_000;

    public static string Measure() => string.Create(CultureInfo.InvariantCulture, $"One call, microseconds: regression {Regression(64, 1):0.0} (64 rows), {Regression(512, 1):0.0} (512 rows), {Regression(64, 16):0.0} (64 rows, 16 outputs); one probability {Classes(64, 1):0.0} (64 rows), {Classes(512, 1):0.0} (512 rows); 10 classes {Classes(64, 10):0.0} (64 rows).");

    private static double Regression(int rows, int outputCount)
    {
        var random = new RandomStream(1, 1, 1);
        float[] targets = [.. Enumerable.Range(0, rows * outputCount).Select(_ => (float)random.Normal())];
        float[] outputs = [.. targets.Select(target => (target + (float)random.Normal()) / 2)];
        var alarm = new CollapseAlarm();
        return Time(step => alarm.Observe(step, outputs, outputCount, targets));
    }

    private static double Classes(int rows, int columns)
    {
        var random = new RandomStream(1, 1, 2);
        int[] targets = [.. Enumerable.Range(0, rows).Select(_ => random.Below(Math.Max(2, columns)))];
        float[] outputs = [.. Enumerable.Range(0, rows * columns).Select(_ => (float)random.Uniform())];
        var alarm = new CollapseAlarm();
        return Time(step => alarm.ObserveClasses(step, outputs, columns, targets));
    }

    private static double Time(Action<int> call)
    {
        for (int warm = 0; warm < Calls; warm++)
        {
            call(0);
        }

        long started = Stopwatch.GetTimestamp();
        for (int step = 0; step < Calls; step++)
        {
            call(0);
        }

        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / Calls;
    }
}
