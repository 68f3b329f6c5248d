import { describe, expect, it } from 'vitest'
import { ask, sampleStore, token } from '../engine.ts'
import { condition, grantAmy, json, store } from './amy-token.ts'

describe('letters and interactions (S-123)', () => {
  it.each([
    ['r', 'GET', 'Condition/amy-shaw-condition-1', 200],
    ['s', 'GET', 'Condition/amy-shaw-condition-1', 403],
    ['r', 'GET', 'Condition/amy-shaw-condition-1/_history/1', 200],
    ['r', 'GET', 'Condition/amy-shaw-condition-1/_history', 200],
    ['s', 'GET', 'Condition/amy-shaw-condition-1/_history', 403],
    ['s', 'GET', 'Condition', 200],
    ['r', 'GET', 'Condition', 403],
    ['s', 'GET', 'Condition/_history', 200],
    ['r', 'GET', 'Condition/_history', 403],
    ['s', 'GET', '_history', 200],
    ['r', 'GET', '_history', 403],
    ['s', 'GET', '?_id=x', 200],
    ['r', 'GET', '?_id=x', 403],
    ['s', 'GET', 'Patient/amy-shaw/Condition', 200],
    ['r', 'GET', 'Patient/amy-shaw/Condition', 403],
    ['s', 'GET', 'Patient/amy-shaw/*', 200],
    ['c', 'POST', 'Condition', 201],
    ['ruds', 'POST', 'Condition', 403],
    ['u', 'PUT', 'Condition/new', 201],
    ['crds', 'PUT', 'Condition/new', 403],
    ['u', 'PATCH', 'Condition/amy-shaw-condition-1', 200],
    ['crds', 'PATCH', 'Condition/amy-shaw-condition-1', 403],
    ['d', 'DELETE', 'Condition/amy-shaw-condition-1', 204],
    ['crus', 'DELETE', 'Condition/amy-shaw-condition-1', 403],
    ['crud', 'GET', 'Observation', 403],
  ])('patient/Condition.%s: %s %s is %i', (letters, method, url, status) => {
    const body =
      method === 'PATCH'
        ? [{ op: 'add', path: '/language', value: 'en' }]
        : { ...condition, ...(method === 'PUT' && { id: 'new' }) }
    const options =
      method === 'GET' || method === 'DELETE' ? {} : { body, headers: method === 'PATCH' ? json : {} }
    const reply = ask(sampleStore(), url, { method, ...options, ...grantAmy(`patient/Condition.${letters}`) })
    expect(reply.status).toBe(status)
    if (status === 403) {
      const [, challenge] = reply.headers.find(([name]) => name === 'WWW-Authenticate') ?? []
      expect(challenge).toMatch(/^Bearer error="insufficient_scope", scope="patient\/\w*\*?\./)
    }
  })

  it('the CapabilityStatement needs no scope (S-130)', () => {
    expect(ask(store, 'metadata', { access: token('') }).status).toBe(200)
  })

  it('v1 scopes say the same', () => {
    expect(ask(store, 'Condition', grantAmy('patient/Condition.read')).status).toBe(200)
    expect(
      ask(store, 'Condition', { method: 'POST', body: condition, ...grantAmy('patient/Condition.read') })
        .status,
    ).toBe(403)
    expect(ask(store, 'Observation', grantAmy('patient/*.*')).status).toBe(200)
  })
})
