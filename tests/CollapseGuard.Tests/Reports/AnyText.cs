using CsCheck;

namespace CollapseGuard.Tests.Reports;

/// <summary>Text from outside at its worst: any UTF-16 unit, lone surrogates included, or much markup and control characters.</summary>
internal static class AnyText
{
    public static Gen<string> Gen { get; } = CsCheck.Gen.OneOf(
        CsCheck.Gen.String[CsCheck.Gen.Char['\0', '\uFFFF'], 0, 20],
        CsCheck.Gen.String[CsCheck.Gen.Char['\0', '\u00A0'], 0, 20],
        CsCheck.Gen.String[CsCheck.Gen.Char["|\\`<>&\n\r*[]a \"\u001B\u2028\u202E"], 0, 12]);
}
