import { describe, expect, it } from 'vitest'
import { type Any, ask, sampleStore } from '../engine.ts'

const div = (words: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${words}</div>`
const patched = (status: string, operations: unknown) => {
  const store = sampleStore()
  const body = { resourceType: 'Patient', id: 'p', gender: 'male', text: { status, div: div('A man') } }
  ask(store, 'Patient/p', { method: 'PUT', body })
  const isParameters = !Array.isArray(operations)
  const type = isParameters ? 'application/fhir+json' : 'application/json-patch+json'
  const reply = ask(store, 'Patient/p', {
    method: 'PATCH',
    headers: { 'content-type': type },
    body: operations,
  })
  expect(reply.status).toBe(200)
  return (reply.body as Any).text
}
const change = { op: 'replace', path: '/gender', value: 'female' }

describe('a patch (R4 §3.1.0.8)', () => {
  it.each(['generated', 'extensions'])(
    'removes a narrative that is %s, which no longer says what the data says',
    (status) => {
      expect(patched(status, [change])).toBeUndefined()
    },
  )

  it('removes it after a FHIRPath Patch, too', () => {
    const part = [
      ...[
        { name: 'type', valueCode: 'replace' },
        { name: 'path', valueString: 'Patient.gender' },
      ],
      { name: 'value', valueCode: 'female' },
    ]
    const body = { resourceType: 'Parameters', parameter: [{ name: 'operation', part }] }
    expect(patched('generated', body)).toBeUndefined()
  })

  it.each(['additional', 'empty'])('leaves a narrative that is %s', (status) => {
    expect(patched(status, [change])).toEqual({ status, div: div('A man') })
  })

  it('leaves one that it writes itself', () => {
    const own = { op: 'replace', path: '/text/div', value: div('A woman') }
    expect(patched('generated', [change, own])).toEqual({ status: 'generated', div: div('A woman') })
  })

  it('leaves one when it changes nothing', () => {
    expect(patched('generated', [{ op: 'test', path: '/gender', value: 'male' }])).toBeDefined()
  })
})
