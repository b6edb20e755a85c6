using CollapseGuard.Peers;

return args switch
{
    ["predictions"] => PredictionCases.Run(),
    ["drift"] => DriftCases.Run(),
    ["resampling", string sampler, string kind, string rows, string columns, string threads] => ResamplingCase.Run(sampler, kind, rows, columns, threads),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: CollapseGuard.Peers predictions|drift|resampling SAMPLER clustered|uniform ROWS COLUMNS THREADS   (prints one JSON line a case; see benchmarks/peers/run.sh)");
    return 2;
}
