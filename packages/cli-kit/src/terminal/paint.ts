import { styleText } from 'node:util'

/** The tones that a line of a terminal has: each carries its meaning in words too. */
export type Tone = 'failure' | 'success' | 'warning' | 'quiet' | 'heading'

/** Colours text, whose control characters were escaped before. */
export type Paint = (tone: Tone, text: string) => string

const FORMATS = {
  failure: 'red',
  success: 'green',
  warning: 'yellow',
  quiet: 'dim',
  heading: 'bold',
} as const satisfies Record<Tone, Parameters<typeof styleText>[0]>

/**
 * Creates what colours the text of a stream: only on a terminal, never with `NO_COLOR`; as in Node, `FORCE_COLOR`
 * takes precedence over both. Node's own check differs between the supported versions.
 */
export function createPaint(
  { isTTY = false }: { readonly isTTY?: boolean },
  { NO_COLOR = '', FORCE_COLOR, TERM }: NodeJS.ProcessEnv = process.env,
): Paint {
  const isWanted =
    FORCE_COLOR === undefined
      ? isTTY && NO_COLOR === '' && TERM !== 'dumb'
      : FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return (tone, text) => (isWanted ? styleText(FORMATS[tone], text, { validateStream: false }) : text)
}
