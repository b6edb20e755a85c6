using CollapseGuard.Sql;

namespace CollapseGuard.Cli.Output;

/// <summary>Says on stderr which statement a database is answering.</summary>
internal sealed class StatementProgress(ProgressLine line) : IProgress<SqlProgress>
{
    public void Report(SqlProgress value) => line.Report($"statement {value.Statements + 1:N0}: {value.Step}");
}
