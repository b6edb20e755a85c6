using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Steps;

/// <summary>The change that an optimizer's next step would make to a parameter, without making it.</summary>
/// <remarks>
/// SGD, Adam, AdamW and RMSProp are followed with the state that they hold (momentum, moments); the other adaptive ones as at their first step.
/// A momentum that has yet to build up is not anticipated: with 0.9 the steps grow tenfold, which the larger multiples of a profile show.
/// </remarks>
internal static class StepDirection
{
    /// <summary>The change; zero where nothing would move.</summary>
    /// <param name="group">Rate and options of the parameter.</param>
    /// <param name="state">What the optimizer remembers of it; null at the first step.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="gradient">Its gradient.</param>
    public static Tensor Of(ParamGroup group, OptimizerState? state, Tensor parameter, Tensor gradient) => group.Options switch
    {
        SGD.Options o => Sgd(o, state as SGD.State, Decayed(gradient, parameter, o.weight_decay, o.maximize)) * -group.LearningRate,
        Adam.Options o => Moments(o.beta1, o.beta2, o.eps, (state as Adam.State)?.step, (state as Adam.State)?.exp_avg, (state as Adam.State)?.exp_avg_sq, Decayed(gradient, parameter, o.weight_decay, o.maximize)) * -group.LearningRate,
        AdamW.Options o => (Moments(o.beta1, o.beta2, o.eps, (state as AdamW.State)?.step, (state as AdamW.State)?.exp_avg, (state as AdamW.State)?.exp_avg_sq, Signed(gradient, o.maximize)) + (parameter * (o.weight_decay ?? 0))) * -group.LearningRate,
        RMSProp.Options o => RootMeanSquares(o, state as RMSProp.State, Decayed(gradient, parameter, o.weight_decay, o.maximize)) * -group.LearningRate,
        Adagrad.Options o => Scaled(Decayed(gradient, parameter, o.weight_decay, false), o.initial_accumulator_value ?? 0, 1, o.eps ?? 1e-10) * -group.LearningRate,
        Adadelta.Options o => Adadelta(o, Decayed(gradient, parameter, o.weight_decay, o.maximize)) * -group.LearningRate,
        Adamax.Options or NAdam.Options or Rprop.Options => gradient.sign() * -group.LearningRate,
        _ => gradient * -group.LearningRate,
    };

    private static Tensor Sgd(SGD.Options options, SGD.State? state, Tensor gradient)
    {
        if (options.momentum is not { } momentum || momentum == 0)
        {
            return gradient;
        }

        Tensor buffer = Usable(state?.momentum_buffer) is { } held ? (held * momentum) + (gradient * (1 - (options.dampening ?? 0))) : gradient;
        return options.nesterov == true ? gradient + (buffer * momentum) : buffer;
    }

    private static Tensor Moments(double? beta1, double? beta2, double? eps, long? steps, Tensor? mean, Tensor? square, Tensor gradient)
    {
        (double b1, double b2, double step) = (beta1 ?? 0.9, beta2 ?? 0.999, (steps ?? 0) + 1);
        Tensor first = Usable(mean) is { } m ? (m * b1) + (gradient * (1 - b1)) : gradient * (1 - b1);
        Tensor second = Usable(square) is { } s ? (s * b2) + (gradient.square() * (1 - b2)) : gradient.square() * (1 - b2);
        return first / (1 - Math.Pow(b1, step)) / ((second / (1 - Math.Pow(b2, step))).sqrt() + (eps ?? 1e-8));
    }

    private static Tensor RootMeanSquares(RMSProp.Options options, RMSProp.State? state, Tensor gradient)
    {
        double alpha = options.alpha ?? 0.99;
        Tensor square = Usable(state?.square_avg) is { } held ? (held * alpha) + (gradient.square() * (1 - alpha)) : gradient.square() * (1 - alpha);
        return gradient / (square.sqrt() + (options.eps ?? 1e-8));
    }

    private static Tensor Adadelta(Adadelta.Options options, Tensor gradient)
    {
        double eps = options.eps ?? 1e-6;
        return Scaled(gradient, eps, 1 - (options.rho ?? 0.9), 0) * Math.Sqrt(eps);
    }

    private static Tensor Scaled(Tensor gradient, double start, double share, double eps) => gradient / (((gradient.square() * share) + start).sqrt() + eps);

    private static Tensor Decayed(Tensor gradient, Tensor parameter, double? decay, bool? maximize)
    {
        Tensor signed = Signed(gradient, maximize);
        return decay is { } d && d != 0 ? signed + (parameter * d) : signed;
    }

    private static Tensor Signed(Tensor gradient, bool? maximize) => maximize == true ? -gradient : gradient;

    private static Tensor? Usable(Tensor? held) => held is null || held.IsInvalid ? null : held;
}
