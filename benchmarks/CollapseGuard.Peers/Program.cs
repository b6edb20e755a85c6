using CollapseGuard.Peers;

return args switch
{
    ["predictions"] => PredictionCases.Run(),
    ["neighbors"] => NeighborCases.Run(isLarge: false),
    ["neighbors", "--large"] => NeighborCases.Run(isLarge: true),
    ["drift"] => DriftCases.Run(),
    ["mlnet-check"] => CheckedViews.Run(),
    ["resampling", string sampler, string kind, string rows, string columns, string threads] => ResamplingCase.Run(sampler, kind, rows, columns, threads),
    ["resampling-reference", var folder] => ResamplingReference.Run(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: CollapseGuard.Peers predictions|drift|mlnet-check|neighbors [--large]|resampling SAMPLER clustered|uniform ROWS COLUMNS THREADS|resampling-reference FOLDER   (JSON lines, one a case; see benchmarks/peers/run.sh; resampling-reference: a report)");
    return 2;
}
