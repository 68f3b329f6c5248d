import { describe, expect, it } from 'vitest'
import { createFhirBase } from '../../src/index.ts'
import { ask } from '../engine.ts'
import { listOutside } from '../leak/leak-outside.ts'
import { WORLD } from '../leak/leak-world.ts'
import { condition, grantAmy, others } from './amy-token.ts'

const base = createFhirBase(WORLD)
const all = grantAmy('patient/*.cruds')
const fork = () => base.fork({ now: () => 0, newId: () => 'new' })
const HIDDEN = 'frank-hansen-condition-1'

/** Returns the replies for a hidden id and for one that is missing, with the ids alike. */
function replies(line: string, { body, headers }: { body?: object; headers?: Record<string, string> }) {
  const [method = '', url = ''] = line.split(' ')
  return [HIDDEN, 'none'].map((id) => {
    const written = body && { ...body, id }
    const reply = ask(fork(), url.replace('ID', id), {
      method,
      body: written,
      headers: headers ?? {},
      ...all,
    })
    return JSON.stringify(reply).replaceAll(id, 'ID')
  })
}

describe('a hidden resource gets the reply of a missing one', () => {
  const match = { 'if-match': 'W/"1"' }
  it.each<[string, string, Parameters<typeof replies>[1], number]>([
    ['a body for another patient', 'PUT Condition/ID', { body: others }, 403],
    ['If-Match', 'PUT Condition/ID', { body: condition, headers: match }, 412],
    ['If-Match and such a body', 'PUT Condition/ID', { body: others, headers: match }, 412],
    ['criteria and such a body', 'PUT Condition?code=none', { body: others }, 403],
    ['criteria and If-Match', 'PUT Condition?code=none', { body: condition, headers: match }, 412],
    ['DELETE', 'DELETE Condition/ID', {}, 204],
    ['DELETE and If-Match', 'DELETE Condition/ID', { headers: match }, 412],
    ['PATCH', 'PATCH Condition/ID', { headers: match }, 404],
  ])('to %s', (_, line, request, status) => {
    const [hidden, missing] = replies(line, request)
    expect(hidden).toBe(missing)
    expect(hidden).toContain(`"status":${status}`)
  })

  it('to a document that points at a hidden Binary', () => {
    const document = { resourceType: 'DocumentReference', status: 'current' }
    const content = [{ attachment: { url: 'Binary/jack-smith-note-1' } }]
    const subject = { reference: 'Patient/amy-shaw' }
    const put = (id: string) => {
      const body = { ...document, id, subject, content }
      const reply = ask(fork(), `DocumentReference/${id}`, { method: 'PUT', body, ...all })
      return JSON.stringify(reply).replaceAll(id, 'ID')
    }
    expect(put('frank-hansen-document-1')).toBe(put('none'))
  })

  it('to an export filter: a parameter is checked whether there are such resources or not', () => {
    const own = WORLD.filter((each) => each.id.startsWith('amy-shaw') && each.resourceType !== 'Claim')
    const claim = listOutside('frank-hansen').filter((each) => each.resourceType === 'Claim')
    const [status, without] = [[...own, ...claim], own].map((resources) => {
      const headers = { prefer: 'respond-async' }
      return ask(createFhirBase(resources).fork(), '$export?_typeFilter=Claim?nonsense=1', {
        headers,
        ...all,
      }).status
    })
    expect([status, without]).toEqual([400, 400])
  })
})
