using CollapseGuard.Peers;

return args switch
{
    ["predictions"] => PredictionCases.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: CollapseGuard.Peers predictions   (prints one JSON line a case; see benchmarks/peers/run.sh)");
    return 2;
}
