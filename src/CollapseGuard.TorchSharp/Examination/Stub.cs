using CollapseGuard.Summaries; using TorchSharp; using static TorchSharp.torch;
namespace CollapseGuard.Torch.Examination;
internal sealed record Examined(nn.Module Model, Func<Tensor, Tensor> Forward, Func<Tensor, Tensor, Tensor> Loss, IReadOnlyList<optim.Optimizer> Optimizers);
internal enum ExaminationScope { Full, Resumed }
internal static class ConfigurationExamination { public static ConfigurationSummary? Examine(Examined s, Tensor x, Tensor? y, ExaminationScope scope) => null; public static double? PenaltyRatio(Examined s, Tensor output, Tensor y) => null; }
internal static class StepTrial { public static StepProfile? Run(Examined s, Tensor x, Tensor? y, long atStep) => null; }
