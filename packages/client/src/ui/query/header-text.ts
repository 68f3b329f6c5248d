import type { HeaderList } from '../../model/api.ts'

/** Formats headers, one per line. */
export function formatHeaders(headers: HeaderList): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n')
}

/** Parses headers from a text with one per line; lines without a name are left out. */
export function parseHeaders(text: string): HeaderList {
  return text.split('\n').flatMap((line): HeaderList => {
    const [, name, value] = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(line) ?? []
    return name === undefined ? [] : [[name, value ?? '']]
  })
}
