import { parseJson } from './model/json.ts'
import { limits } from './model/limits.ts'

/** A value that was read, or the reason why there is none; `where` is the document, with the line in NDJSON. */
export type JsonValue =
  | { readonly where: string; readonly value: unknown }
  | { readonly where: string; readonly reason: string }

/**
 * Reads a document of JSON or NDJSON, which is known by a first line that is a value of its own: of NDJSON, no more than
 * the lines of a chunk are in memory. What is neither is read by lines too, each with its own reason. Throws
 * `RangeError` when a document or a line has more than `most` characters.
 */
export async function* readJsonValues(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Iterable<JsonValue>> {
  const decoder = new TextDecoder()
  /** Text of the document so far, or of a line that has not ended. */
  let pieces: string[] = []
  let size = 0
  let count = 0
  let isNdjson: boolean | undefined
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    const end = text.indexOf('\n')
    pieces.push(text)
    size += text.length
    if (size > most) throw new RangeError(`more than ${Math.floor(most / 1e6)} MB in one document or line`)
    if (end < 0 || isNdjson === false) continue
    isNdjson ??= 'value' in parse(name, pieces.join('').split('\n', 1)[0] ?? '')
    if (!isNdjson) continue
    const lines = pieces.join('').split('\n')
    pieces = [lines.pop() ?? '']
    size = pieces[0]?.length ?? 0
    yield parseLines(name, lines, count)
    count += lines.length
  }
  const rest = pieces.join('')
  yield isNdjson ? parseLines(name, [rest], count) : parseWhole(name, rest.trim())
}

function parseWhole(name: string, text: string): Iterable<JsonValue> {
  if (text === '') return []
  const whole = parse(name, text)
  if ('value' in whole) return [whole]
  const lines = text.split('\n')
  return lines.length === 1 ? [whole] : parseLines(name, lines, 0)
}

/** Parses lines one by one, of which so many were before them. */
function* parseLines(name: string, lines: readonly string[], before: number): Generator<JsonValue> {
  for (const [i, line] of lines.entries()) {
    if (line.trim() !== '') yield parse(`${name}:${before + i + 1}`, line)
  }
}

function parse(where: string, text: string): JsonValue {
  try {
    return { where, value: parseJson(text, limits.jsonDepth) }
  } catch (error) {
    return { where, reason: (error as Error).message }
  }
}
