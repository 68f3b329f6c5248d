import type { HeaderList } from '../../model/api.ts'

/** Headers as one writes them, a line each. */
export function formatHeaders(headers: HeaderList): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n')
}

/** The headers in a text with a line each; lines without a name are left out. */
export function parseHeaders(text: string): HeaderList {
  return text.split('\n').flatMap((line): HeaderList => {
    const [, name, value] = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(line) ?? []
    return name === undefined ? [] : [[name, value ?? '']]
  })
}
