using System.Collections.Immutable;
using System.Text;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Commands;

namespace NetConsole.Dashboard.Updates;

/// <summary>What an update leads to: the next model, and what is asked of the world, in order.</summary>
internal readonly record struct Step(DashboardModel Model, ImmutableArray<Effect> Effects)
{
    public static implicit operator Step(DashboardModel model) => new(model, []);

    public Step Then(Effect effect) => this with { Effects = Effects.Add(effect) };

    public Step Then(IEnumerable<Effect> effects) => this with { Effects = Effects.AddRange(effects) };

    public Step Then(EngineCommand command) => Then(new Effect.Execute(command));

    public Step With(Func<DashboardModel, DashboardModel> change) => this with { Model = change(Model) };

    /// <summary>A line above the prompt, kept in the transcript too. Nothing else happens.</summary>
    public static Step Error(DashboardModel model, string text) =>
        new Step(model with { Notice = Notice.Error(text) }, []).Then(new Effect.AppendError(Encoding.UTF8.GetBytes(text)));
}
