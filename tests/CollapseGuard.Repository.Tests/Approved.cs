namespace CollapseGuard.Repository.Tests;

/// <summary>Compares a text with its approved file; COLLAPSEGUARD_APPROVE=1 rewrites the file instead.</summary>
internal static class Approved
{
    public static void Matches(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("COLLAPSEGUARD_APPROVE") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} does not exist; run the tests with COLLAPSEGUARD_APPROVE=1 and read the diff.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
