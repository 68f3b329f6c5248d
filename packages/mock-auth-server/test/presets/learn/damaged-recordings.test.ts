import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { learn } from '../../../src/cli/presets/learn/learn.ts'
import { createRecording } from '../../../src/cli/presets/learn/recording/create-recording.ts'
import { parseHar } from '../../../src/cli/presets/learn/recording/read-har.ts'
import { collectSwitches } from '../../../src/options/collect-switches.ts'
import { toHar } from '../../../src/reports/har.ts'
import { redactNothing } from '../../../src/reports/redaction/create-redactor.ts'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { playServer } from './play-server.ts'

interface Header {
  readonly name: string
  readonly value: string
}
interface Entry {
  readonly request: {
    readonly method: string
    readonly headers: readonly Header[]
    readonly postData?: { readonly mimeType: string; readonly text: string }
  }
  readonly response: {
    readonly status: number
    readonly headers: readonly Header[]
    readonly content: { readonly text: string; readonly size: number; readonly mimeType: string }
  }
}

let mock: Mock
let entries: readonly Entry[]
beforeAll(async () => {
  mock = await createMock()
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  await playServer(mock)
  entries = toHar(mock.journal.find(), redactNothing).log.entries as readonly Entry[]
})
afterAll(() => mock.close())

const learnFrom = (damaged: readonly unknown[]) =>
  learn(
    createRecording(parseHar(JSON.stringify({ log: { entries: damaged } }), 'a.har'), 'a.har'),
    collectSwitches(),
  )

const withResponse = (entry: Entry, response: object) => ({
  ...entry,
  response: { ...entry.response, ...response },
})
const withContent = (entry: Entry, content: object) =>
  withResponse(entry, { content: { ...entry.response.content, ...content } })
const isReadOfData = ({ request: { method, headers } }: Entry) =>
  method === 'GET' && headers.some(({ name }) => /^authorization$/i.test(name))

/** Recordings of a strict server as browsers and other programs write them. */
const DAMAGES: Readonly<Record<string, (entry: Entry, at: number) => unknown>> = {
  'bodies in base64': (entry) =>
    withContent(entry, {
      text: Buffer.from(entry.response.content.text).toString('base64'),
      encoding: 'base64',
    }),
  'no bodies': (entry) => withContent(entry, { text: undefined }),
  'empty bodies': (entry) => withContent(entry, { text: '', size: 0 }),
  'bodies cut off': (entry) => withContent(entry, { text: entry.response.content.text.slice(0, 40) }),
  'some bodies cut off': (entry, at) =>
    at % 3 === 0 ? withContent(entry, { text: entry.response.content.text.slice(0, 40) }) : entry,
  'no headers of responses': (entry) => withResponse(entry, { headers: [] }),
  'no headers of some responses': (entry, at) =>
    at % 2 === 0 ? withResponse(entry, { headers: [] }) : entry,
  'no headers of requests': (entry) => ({ ...entry, request: { ...entry.request, headers: [] } }),
  'no bodies of requests': (entry) => ({ ...entry, request: { ...entry.request, postData: undefined } }),
  'forms as parameters': (entry) => {
    const { mimeType = '', text = '' } = entry.request.postData ?? {}
    if (!/form-urlencoded/.test(mimeType)) return entry
    const params = [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }))
    return { ...entry, request: { ...entry.request, postData: { mimeType, params } } }
  },
  'some requests without a response': (entry, at) =>
    at % 4 === 0 ? withResponse(entry, { status: 0, headers: [], content: {} }) : entry,
  'lower-case names and pseudo headers of HTTP/2': (entry) => {
    const lower = (headers: readonly Header[]) =>
      headers.map(({ name, value }) => ({ name: name.toLowerCase(), value }))
    const request = {
      ...entry.request,
      headers: [{ name: ':authority', value: 'x' }, ...lower(entry.request.headers)],
    }
    return { request, response: { ...entry.response, headers: lower(entry.response.headers) } }
  },
  'a login without its secrets': (entry) => {
    const headers = entry.request.headers.filter(({ name }) => !/^(?:authorization|cookie)$/i.test(name))
    return { ...entry, request: { ...entry.request, headers } }
  },
}

describe('of a strict server, nothing is learned from a recording with', () => {
  for (const [title, damage] of Object.entries(DAMAGES))
    test(title, () => {
      // Without documents the default paths look like a choice; they are, in the requests.
      const proposals = (() => {
        try {
          return learnFrom(entries.map(damage))
        } catch (error) {
          expect(String(error)).toContain('shows no SMART server')
          return []
        }
      })()
      expect(proposals.map(({ name, value }) => [name, value])).toEqual([])
    })
})

test('what a cache gave without a token is no open server, but the same from a server is', () => {
  const read = entries.find(isReadOfData)
  if (!read) throw new Error('no read')
  const headers = read.request.headers.filter(({ name }) => !/^authorization$/i.test(name))
  const withoutToken = { ...read, request: { ...read.request, headers } }
  const cached = withResponse(withoutToken as Entry, { _transferSize: 0 })
  expect(learnFrom([...entries, cached])).toEqual([])
  expect(learnFrom([...entries, withoutToken]).map(({ name }) => name)).toEqual(['anonymousFhir'])
})
