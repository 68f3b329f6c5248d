import { describe, expect, it } from 'vitest'
import { type Any, BASE } from '../engine.ts'
import { WORLD } from '../leak/leak-world.ts'
import { all, grantAmy, listIds, send, startBehind } from './behind-upstream.ts'

describe('the history of a type and of everything, in front of another server', () => {
  it('shows versions that the scopes reach, page by page', async () => {
    const { upstream } = startBehind()
    const access = grantAmy('patient/*.rs')
    const found: string[] = []
    for (let line: string | undefined = 'Observation/_history?_count=5'; line !== undefined; ) {
      const reply = await send(upstream, `GET ${line}`, access)
      expect(reply.status).toBe(200)
      const { link, entry = [] } = reply.body as Any
      expect(entry.every((each: Any) => each.resource.subject.reference === 'Patient/amy-shaw')).toBe(true)
      found.push(...listIds(reply))
      line = link.find((each: Any) => each.relation === 'next')?.url.slice(BASE.length + 1)
    }
    const expected = WORLD.filter(
      (each) => each.resourceType === 'Observation' && each.subject.reference === 'Patient/amy-shaw',
    )
    expect(found.sort()).toEqual(expected.map(({ id }) => id).sort())
    expect(
      (await send(upstream, 'GET _history?_count=1000', grantAmy('patient/Patient.rs'))).body,
    ).toMatchObject({
      total: 1,
      entry: [{ resource: { id: 'amy-shaw' } }],
    })
  })

  it('refuses what it cannot evaluate', async () => {
    const { upstream } = startBehind()
    expect(await send(upstream, 'GET Patient/_history?_at=2026', all)).toMatchObject({ status: 400 })
    expect(await send(upstream, 'GET Patient/_history?_since=x', all)).toMatchObject({ status: 400 })
    expect(await send(upstream, 'GET Patient/_history', grantAmy('patient/Goal.rs'))).toMatchObject({
      status: 403,
    })
    expect(await send(upstream, 'GET Patient/_history?_cursor=x', all)).toMatchObject({ status: 410 })
  })
})
