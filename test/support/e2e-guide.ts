/** A step of a guide: a file that the reader writes, or commands that the reader runs. */
export type GuideStep =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | {
      readonly kind: 'commands';
      /** Line of the guide. */
      readonly line: number;
      readonly text: string;
      /** What the guide says is printed, line by line. */
      readonly shown: readonly string[];
    };

const FENCE = /^```(\w*)$/;
const FILE = /^\*\*`([^`]+)`\*\*$/;

/**
 * The steps of a guide in Markdown: a fenced block behind a file's name in bold is that file, a block of `sh` is commands, and
 * a block of `text` behind them is what they print. Lines of `…` leave something out.
 */
export function stepsIn(markdown: string): readonly GuideStep[] {
  const steps: GuideStep[] = [];
  const lines = markdown.split('\n');
  let path: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    path = FILE.exec(lines[at]!)?.[1] ?? path;
    const language = FENCE.exec(lines[at]!)?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf('```', at + 1);
    const body = lines.slice(at + 1, end);
    const last = steps.at(-1);
    if (path !== undefined) steps.push({ kind: 'file', path, text: `${body.join('\n')}\n` });
    else if (language === 'sh') steps.push({ kind: 'commands', line: at + 1, text: body.join('\n'), shown: [] });
    else if (language === 'text' && last?.kind === 'commands')
      steps[steps.length - 1] = { ...last, shown: body.filter((line) => line.trim() !== '' && line !== '…') };
    path = undefined;
    at = end;
  }
  return steps;
}

/** Text with runs of spaces as one, for tables whose columns move. */
export function plainLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
