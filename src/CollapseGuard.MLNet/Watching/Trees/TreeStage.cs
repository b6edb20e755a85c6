namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>An ensemble cut off after some trees.</summary>
/// <param name="Trees">The trees kept, from the first on.</param>
/// <param name="TrainingSkill">Skill on the sampled training rows; NaN when they do not define it.</param>
/// <param name="ValidationSkill">Skill on the validation rows; NaN without them.</param>
/// <param name="ScoreSpread">Standard deviation of the score over the training rows, in the score's unit; of several classes, the greatest of their probabilities'; 0 = the same for all.</param>
public readonly record struct TreeStage(int Trees, double TrainingSkill, double ValidationSkill, double ScoreSpread);
