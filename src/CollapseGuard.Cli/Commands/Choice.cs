using System.CommandLine;
using System.CommandLine.Parsing;

namespace CollapseGuard.Cli.Commands;

/// <summary>An option with a few words to choose from; a word that is none of them is answered with all of them.</summary>
internal static class Choice
{
    public static Option<T> Of<T>(string name, string description, string helpName)
        where T : struct, Enum =>
        new(name) { Description = description, HelpName = helpName, CustomParser = result => Parse<T>(name, result) };

    private static T Parse<T>(string name, ArgumentResult result)
        where T : struct, Enum
    {
        string word = result.Tokens[0].Value;
        foreach (T choice in Enum.GetValues<T>())
        {
            if (choice.ToString().Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return choice;
            }
        }

        result.AddError($"{name} {word} is none of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.");
        return default;
    }
}
