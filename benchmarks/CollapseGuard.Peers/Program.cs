using CollapseGuard.Peers;

return args switch
{
    ["predictions"] => PredictionCases.Run(),
    ["drift"] => DriftCases.Run(),
    ["resampling-reference", var folder] => ResamplingReference.Run(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: CollapseGuard.Peers predictions|drift|resampling-reference FOLDER   (prints one JSON line a case; see benchmarks/peers/run.sh; resampling-reference: a report)");
    return 2;
}
