import { parseJson } from './model/json.ts'
import { LineReader } from './model/line-reader.ts'

/** A value that was read, or the reason why there is none; `where` is the document, with the line in NDJSON. */
export type JsonValue =
  | { readonly where: string; readonly value: unknown }
  | { readonly where: string; readonly reason: string }

/**
 * Reads a document of JSON or NDJSON, which is known by a first line that is a value of its own: of NDJSON, one line at a
 * time is in memory. What is neither is read by lines too, each with its own reason. Throws `RangeError` when a document
 * or a line has more than `most` bytes.
 */
export async function* readJsonValues(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<JsonValue> {
  const reader = new LineReader(chunks, most)
  const first = await reader.readLine()
  if (first === undefined) return
  const one = parse(name, first)
  if ('value' in one) {
    const second = await reader.readLine()
    yield second === undefined ? one : { ...one, where: `${name}:1` }
    let line = 2
    for (let text = second; text !== undefined; text = await reader.readLine(), line++) {
      if (text.trim() !== '') yield parse(`${name}:${line}`, text)
    }
    return
  }
  const text = `${first}\n${await reader.readRest()}`
  const whole = parse(name, text.trim())
  const lines = text.trim().split('\n')
  if ('value' in whole || lines.length === 1) {
    yield whole
    return
  }
  for (const [i, each] of lines.entries()) if (each.trim() !== '') yield parse(`${name}:${i + 1}`, each)
}

function parse(where: string, text: string): JsonValue {
  try {
    return { where, value: parseJson(text) }
  } catch (error) {
    return { where, reason: (error as Error).message }
  }
}
