using System.Runtime.CompilerServices;
using System.Text;

namespace CollapseGuard.Sql.Tests;

/// <summary>Sends statements to ClickHouse over HTTP, as any program can.</summary>
internal sealed class ClickHouseHttpSource(HttpClient client, Uri address) : ISqlSource
{
    public SqlDialect Dialect => SqlDialect.ClickHouse;

    public async Task<IReadOnlyList<SqlColumn>> DescribeAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        string[] lines = await AskAsync(statement, cancellationToken);
        return [.. Fields(lines[0]).Zip(Fields(lines[1]), (name, type) => new SqlColumn(name!, type!))];
    }

    public async IAsyncEnumerable<object?[]> QueryAsync(SqlStatement statement, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] lines = await AskAsync(statement, cancellationToken);
        foreach (string line in lines.Skip(2))
        {
            yield return [.. Fields(line)];
        }
    }

    private async Task<string[]> AskAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new StringContent(statement.Text + " FORMAT TabSeparatedWithNamesAndTypes", Encoding.UTF8);
            using HttpResponseMessage response = await client.PostAsync(address, content, cancellationToken);
            string text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                var refused = new HttpRequestException(HttpRequestError.Unknown, text, null, response.StatusCode);
                throw new SqlProfileException(Dialect.ProblemOf(refused), $"ClickHouse said: {text}\n{statement.Text}", refused);
            }

            string[] lines = text.Split('\n');
            return lines[..^1];
        }
        catch (HttpRequestException exception)
        {
            throw new SqlProfileException(SqlProblem.ConnectionLost, exception.Message, exception);
        }
    }

    private static IEnumerable<string?> Fields(string line) => line.Split('\t').Select(Unescape);

    private static string? Unescape(string field)
    {
        if (field == "\\N")
        {
            return null;
        }

        var text = new StringBuilder();
        for (int i = 0; i < field.Length; i++)
        {
            text.Append(field[i] != '\\' ? field[i] : field[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', 'b' => '\b', 'f' => '\f', var c => c });
        }

        return text.ToString();
    }
}
