using System.Globalization;

namespace CollapseGuard.Cases.FalseAlarms;

/// <summary>The verb <c>families</c>: does each family of targets hold what the description says? Mean, variance and R² of 2^21 rows beside what was asked.</summary>
internal static class FamilyCheck
{
    private const int Rows = 1 << 21;
    private static readonly double[] Asked = [.05, .3, .9];

    /// <summary>Runs; the last line is JSON: the greatest error of R² over the families with light tails.</summary>
    public static int Run()
    {
        var target = new double[Rows];
        var forecast = new double[Rows];
        double worst = 0;
        Console.WriteLine("| family | R² asked | R² drawn | mean | variance | slope |\n|---|---|---|---|---|---|");
        for (int f = 0; f < TargetFamily.All.Count; f++)
        {
            foreach (double asked in Asked)
            {
                TargetFamily.All[f].Fill(new RandomStream(1, 99, (ulong)f), asked, target, forecast);
                (double mean, double variance, double skill, double slope) = Measure(target, forecast);
                worst = TargetFamily.All[f].Name == "multiplicative" ? worst : Math.Max(worst, Math.Abs(skill - asked));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {TargetFamily.All[f].Name} | {asked} | {skill:F4} | {mean:F4} | {variance:F3} | {slope:F3} |"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"greatestErrorOfR2":{{worst:F4}}}"""));
        return 0;
    }

    private static (double Mean, double Variance, double Skill, double Slope) Measure(double[] target, double[] forecast)
    {
        double mean = target.Average();
        double center = forecast.Average();
        double variance = 0;
        double error = 0;
        double product = 0;
        double square = 0;
        for (int i = 0; i < target.Length; i++)
        {
            variance += (target[i] - mean) * (target[i] - mean);
            error += (target[i] - forecast[i]) * (target[i] - forecast[i]);
            product += (target[i] - mean) * (forecast[i] - center);
            square += (forecast[i] - center) * (forecast[i] - center);
        }

        return (mean, variance / target.Length, 1 - (error / variance), product / square);
    }
}
