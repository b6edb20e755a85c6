using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Collects values with their counts from groups of several shards.</summary>
internal sealed class ValueTable(ProfiledColumn column)
{
    private readonly Dictionary<double, long> numbers = [];
    private readonly Dictionary<string, long> texts = new(StringComparer.Ordinal);

    public int Count => numbers.Count + texts.Count;

    public void Add(object? key, long count)
    {
        if (column.IsNumber)
        {
            // -0 and 0 are one number, and the database may have grouped them apart.
            double number = SqlValue.ToDouble(key) + 0.0;
            numbers[number] = numbers.GetValueOrDefault(number) + count;
        }
        else if (SqlValue.ToText(key, column.Type) is { } text)
        {
            texts[text] = texts.GetValueOrDefault(text) + count;
        }
    }

    public IEnumerable<ValueCount> List() => column.IsNumber
        ? numbers.Select(pair => ValueCount.Of(pair.Key, pair.Value))
        : texts.Select(pair => ValueCount.Of(pair.Key, pair.Value));
}
