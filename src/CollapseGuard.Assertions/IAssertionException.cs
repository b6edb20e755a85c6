namespace CollapseGuard.Assertions;

/// <summary>xunit v3 recognises an interface of this name, in any assembly, as "an assertion failed" rather than "the test crashed".</summary>
internal interface IAssertionException;
