import { describe, expect, it } from 'vitest'
import { type Any, ask, sampleStore } from '../engine.ts'
import { makePatient } from './written-patient.ts'

describe('$validate', () => {
  it('judges a body, wrapped or not, and a stored resource', () => {
    const store = sampleStore()
    const severity = (url: string, body?: unknown) =>
      (ask(store, url, body === undefined ? {} : { method: 'POST', body }).body as Any).issue[0].severity
    expect(severity('Patient/$validate', makePatient())).toBe('information')
    expect(severity('Patient/$validate', makePatient({ gender: 'x' }))).toBe('error')
    expect(severity('Patient/$validate', { resourceType: 'Practitioner' })).toBe('error')
    expect(
      severity('$validate', {
        resourceType: 'Parameters',
        parameter: [{ name: 'resource', resource: makePatient() }],
      }),
    ).toBe('information')
    expect(severity('Patient/amy-shaw/$validate')).toBe('information')
    expect(ask(store, 'Patient/$validate').status).toBe(405)
    expect(ask(store, 'Patient/$nonsense').status).toBe(404)
  })

  it('says when it did not judge by a profile that was named', () => {
    const store = sampleStore()
    const profile = 'http://example.org/StructureDefinition/x'
    const parameter = [
      { name: 'resource', resource: makePatient() },
      { name: 'profile', valueUri: profile },
    ]
    const wrapped = { method: 'POST', body: { resourceType: 'Parameters', parameter } }
    for (const reply of [
      ask(store, 'Patient/$validate', wrapped),
      ask(store, `Patient/$validate?profile=${profile}`, { method: 'POST', body: makePatient() }),
      ask(store, `Patient/amy-shaw/$validate?profile=${profile}`),
    ]) {
      expect((reply.body as Any).issue).toMatchObject([
        { severity: 'information' },
        { severity: 'warning', code: 'not-supported', diagnostics: expect.stringContaining(profile) },
      ])
    }
  })
})
