namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>Programs whose training rows are all there is: nothing can be held out, and the aim is to answer every row.</summary>
internal static class WholeTables
{
    private static readonly string[] Ids =
    [
        "so-34311586", // XOR
        "so-58572274", // XNOR
        "so-39217567", // all 256 patterns of 8 bits, to be mapped to one another at random
        "mlnet-1839",  // two rows, the asker's whole test
    ];

    public static bool Contains(string id) => Ids.Contains(id);
}
