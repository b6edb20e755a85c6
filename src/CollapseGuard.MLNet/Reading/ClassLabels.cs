namespace CollapseGuard.MLNet.Reading;

/// <summary>A label column read as classes.</summary>
/// <param name="Codes">The class of each row, or <see cref="Missing"/>.</param>
/// <param name="Names">The name of each class that occurs, in the order of the codes.</param>
internal sealed record ClassLabels(int[] Codes, string[] Names)
{
    /// <summary>The code of a row without a label.</summary>
    public const int Missing = -1;
}
