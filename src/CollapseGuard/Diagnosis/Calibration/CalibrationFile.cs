using System.Reflection;

namespace CollapseGuard.Diagnosis.Calibration;

/// <summary>The counts that this version carries.</summary>
internal static class CalibrationFile
{
    /// <summary>Name of the embedded text.</summary>
    public const string ResourceName = "calibration/injected-faults.tsv";

    /// <summary>Reads them.</summary>
    public static AnswerCounts Read()
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourceName);
        if (stream is null)
        {
            return AnswerCounts.None;
        }

        using var reader = new StreamReader(stream);
        return AnswerCounts.Read(reader);
    }
}
