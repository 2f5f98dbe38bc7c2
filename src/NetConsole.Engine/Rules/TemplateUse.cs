namespace NetConsole.Engine.Rules;

/// <summary>Where a template is used, which decides what it may refer to.</summary>
public enum TemplateUse
{
    /// <summary>Nothing was said that it answers (<c>--greet</c>, <c>\send</c>): <c>{text} {hex} {length} {n}</c> are mistakes.</summary>
    Unasked,

    /// <summary>It answers a message (<c>--reply</c>).</summary>
    Answer,
}
