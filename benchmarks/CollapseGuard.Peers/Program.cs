using CollapseGuard.Peers;

return args switch
{
    ["predictions"] => PredictionCases.Run(),
    ["drift"] => DriftCases.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: CollapseGuard.Peers predictions|drift   (prints one JSON line a case; see benchmarks/peers/run.sh)");
    return 2;
}
