import { describe, expect, it } from 'vitest'
import { ask, sampleStore } from '../engine.ts'

describe('Binary', () => {
  const read = (accept?: string) =>
    ask(sampleStore(), 'Binary/amy-shaw-note-1', { headers: accept ? { accept } : {} })

  it('leaves as its own bytes, sandboxed, and as a resource when FHIR is asked for', () => {
    const raw = read('text/plain')
    expect(new TextDecoder().decode(raw.body as Uint8Array)).toContain('Amy V. Shaw')
    expect(raw.headers).toContainEqual(['Content-Type', 'text/plain; charset=utf-8'])
    expect(read('application/fhir+json').body).toMatchObject({ resourceType: 'Binary' })
    for (const reply of [raw, read('application/fhir+json')]) {
      expect(reply.headers).toContainEqual(['X-Content-Type-Options', 'nosniff'])
      expect(reply.headers).toContainEqual(['Content-Security-Policy', 'sandbox'])
    }
  })

  it('can be sent as it is, with whose it is', () => {
    const store = sampleStore()
    const headers = { 'content-type': 'text/plain', 'x-security-context': 'Patient/amy-shaw' }
    const reply = ask(store, 'Binary', { method: 'POST', body: 'héllo', headers })
    expect(reply).toMatchObject({
      status: 201,
      body: { contentType: 'text/plain', securityContext: { reference: 'Patient/amy-shaw' } },
    })
    const { body } = ask(store, 'Binary/new-1')
    expect(new TextDecoder().decode(body as Uint8Array)).toBe('héllo')
    expect(ask(store, 'Patient', { method: 'POST', body: 'x', headers }).status).toBe(415)
  })

  it('never repeats a content type that is none', () => {
    const store = sampleStore()
    const body = {
      resourceType: 'Binary',
      id: 'x',
      contentType: 'text/html\r\nSet-Cookie: a=b',
      data: 'PGI+',
    }
    const put = (contentType: string) =>
      ask(store, 'Binary/x', { method: 'PUT', body: { ...body, contentType } }).status
    expect([put(body.contentType), put('text/<b>'), put('text/!b')]).toEqual([422, 422, 201])
    expect(ask(store, 'Binary/x').headers).toContainEqual(['Content-Type', 'application/octet-stream'])
  })
})
