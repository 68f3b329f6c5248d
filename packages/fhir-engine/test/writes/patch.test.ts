import { describe, expect, it } from 'vitest'
import { handleAsJson, handleFhir } from '../../src/index.ts'
import { type Any, ask, BASE, sampleStore } from '../engine.ts'
import { json } from './written-patient.ts'

describe('patch', () => {
  const patch = (body: unknown, headers: Record<string, string> = json) =>
    ask(sampleStore(), 'Patient/amy-shaw', { method: 'PATCH', body, headers })

  it('changes what it names', () => {
    expect(patch([{ op: 'replace', path: '/birthDate', value: '1990-01-01' }])).toMatchObject({
      status: 200,
      body: { birthDate: '1990-01-01', gender: 'female', meta: { versionId: '2' } },
    })
  })

  it.each([
    [[{ op: 'test', path: '/gender', value: 'male' }], 422],
    [[{ op: 'remove', path: '/nonsense' }], 422],
    [[{ op: 'replace', path: '/gender', value: 'none' }], 422],
    [[{ op: 'replace', path: '/id', value: 'other' }], 400],
    [[{ op: 'replace', path: '/resourceType', value: 'Person' }], 400],
    [[{ op: 'add', path: '/__proto__/polluted', value: 1 }], 422],
    [[{ op: 'dance', path: '/gender' }], 422],
    [[{ op: 'add', path: '/name/9', value: { text: 'x' } }], 422],
    [[{ op: 'add', path: '/name/00', value: { text: 'x' } }], 422],
    [[{ op: 'replace', path: '/name/00', value: { text: 'x' } }], 422],
    [[{ op: 'replace', path: '/name/1', value: { text: 'x' } }], 422],
    [[{ op: 'remove', path: '/telecom/7' }], 422],
    [[{ op: 'remove', path: '/telecom/-' }], 422],
    [[{ op: 'copy', from: '/telecom/00', path: '/telecom/-' }], 422],
    [[{ op: 'move', from: '/name', path: '/name/0/given' }], 422],
    [[{ op: 'move', from: '/name/0', path: '/name/0/given/0' }], 422],
    [[null], 400],
    [{ op: 'add' }, 400],
    ['nonsense', 400],
  ])('%j: %i', (body, status) => {
    expect(patch(body).status).toBe(status)
    expect(({} as Any).polluted).toBeUndefined()
  })

  it('accepts the position after the last item', () => {
    const value = { text: 'x' }
    for (const path of ['/name/1', '/name/-']) {
      expect(patch([{ op: 'add', path, value }]).body).toMatchObject({ name: [{ family: 'Shaw' }, value] })
    }
  })

  it('refuses an XML Patch with 415', async () => {
    for (const type of ['application/xml-patch+xml', 'application/xml-patch+xml; charset=utf-8']) {
      const request = {
        ...{ method: 'PATCH', path: 'Patient/amy-shaw', query: '', base: BASE },
        header: (name: string) => (name === 'content-type' ? type : undefined),
        body: new TextEncoder().encode('<diff><remove sel="Patient/gender"/></diff>'),
        access: { kind: 'all' } as const,
      }
      const reply = await handleAsJson(request, (asked) => handleFhir(sampleStore(), asked))
      expect([reply.status, JSON.stringify(reply.body)]).toEqual([415, expect.stringContaining('JSON Patch')])
    }
  })

  it('cannot grow without end', () => {
    const grow = Array.from({ length: 40 }, () => ({ op: 'copy', from: '/extension', path: '/extension/0' }))
    expect(patch(grow).status).toBe(413)
  }, 60_000)

  it('refuses a Bundle whose patches together copy too much', () => {
    const data = 'x'.repeat(400_000)
    const add = [{ op: 'add', path: '/text', value: { status: 'generated', div: data } }]
    const copies = Array.from({ length: 3 }, () => ({ op: 'copy', from: '/text', path: '/contained/-' }))
    const patched = [...add, { op: 'add', path: '/contained', value: [] }, ...copies]
    const binary = {
      resourceType: 'Binary',
      contentType: 'application/json-patch+json',
      data: btoa(JSON.stringify(patched)),
    }
    const entry = Array.from({ length: 10 }, () => ({
      request: { method: 'PATCH', url: 'Patient/amy-shaw' },
      resource: binary,
    }))
    const { body } = ask(sampleStore(), '', {
      method: 'POST',
      headers: { 'content-type': 'application/fhir+json' },
      body: { resourceType: 'Bundle', type: 'batch', entry },
    })
    const statuses = (body as { entry: { response: { status: string } }[] }).entry.map(({ response }) =>
      response.status.slice(0, 3),
    )
    expect(statuses.at(-1)).toBe('413')
  })

  it('takes JSON Patch only, and one match', () => {
    expect(patch([], { 'content-type': 'application/fhir+json' }).status).toBe(415)
    const conditional = (criteria: string) =>
      ask(sampleStore(), `Patient?${criteria}`, {
        method: 'PATCH',
        headers: json,
        body: [{ op: 'add', path: '/language', value: 'en' }],
      })
    expect(conditional('family=shaw').status).toBe(200)
    expect(conditional('family=nobody').status).toBe(404)
    expect(conditional('gender=male').status).toBe(412)
  })
})
