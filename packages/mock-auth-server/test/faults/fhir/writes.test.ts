import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { struckRun } from '../../support/struck-run.ts'
import { listValues } from './fhir-reply.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('writes', () => {
  test('returns 503 or resets after a completed create (F-248, F-249)', async () => {
    const error = await struckRun(mock, 'create-answer-lost', { as: '503' })
    expect(error.received.status).toBe(503)
    expect(error.original.status).toBe(201)
    const reset = await struckRun(mock, 'create-answer-lost', { as: 'reset' })
    expect(reset.received).toMatchObject({ status: 0, end: 'reset' })
    expect(reset.original.status).toBe(201)
  })

  test.each([
    ['201-empty', 201, 'Location'],
    ['200', 200, 'Location'],
    ['202', 202, 'Content-Location'],
  ] as const)('returns %s for a create (F-271)', async (as, status, header) => {
    const { received, tenant } = await struckRun(mock, 'create-answer', { as })
    expect(received.status).toBe(status)
    expect(listValues(received.headers, header)[0]).toContain(`${tenant.fhirBase}/Observation/`)
    if (as === '200') expect(JSON.parse(received.body).resourceType).toBe('Observation')
    else expect(received.body).toBe('')
  })

  test('returns 200 for a create that was not performed (F-272)', async () => {
    const { received, tenant } = await struckRun(mock, 'create-not-saved')
    expect(received.status).toBe(200)
    expect(JSON.parse(received.body).issue[0]).toMatchObject({ severity: 'error' })
    expect(tenant.journal.find({ step: 'fhir-write' }).some(({ sent }) => sent?.status === 201)).toBe(false)
  })

  test('fails one entry of a batch (F-273)', async () => {
    const { received } = await struckRun(mock, 'batch-mixed')
    const [first, second] = JSON.parse(received.body).entry
    expect(first.response.status).toBe('404 Not Found')
    expect(second.response.status).toMatch(/^200/)
    expect(second.resource.type).toBe('searchset')
  })

  test('sends strong ETags, or none (F-274)', async () => {
    const strong = await struckRun(mock, 'etag-odd', { etag: 'strong' })
    expect(listValues(strong.received.headers, 'ETag')).toEqual(['"1"'])
    const absent = await struckRun(mock, 'etag-odd', { etag: 'absent' })
    expect(listValues(absent.received.headers, 'ETag')).toEqual([])
  })
})
