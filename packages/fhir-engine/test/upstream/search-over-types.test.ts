import { describe, expect, it } from 'vitest'
import { type FhirReply, listResourceTypes } from '../../src/index.ts'
import { type Any, BASE } from '../engine.ts'
import { grantAmy, send, startBehind } from './behind-upstream.ts'

describe('a search over several types in front of another server', () => {
  const names = (reply: FhirReply) =>
    ((reply.body as Any).entry ?? []).map((each: Any) => `${each.resource.resourceType}/${each.resource.id}`)

  it('finds those that are named, one after the other, page by page, under the scopes', async () => {
    const { store, upstream } = startBehind()
    const own = (type: string) =>
      store.live(type).filter(({ resource }) => JSON.stringify(resource).includes('"Patient/amy-shaw"'))
    const wanted = ['Condition', 'Encounter'].flatMap(own).map(({ type, id }) => `${type}/${id}`)
    const found: string[] = []
    let next: string | undefined = '?_type=Condition,Encounter&_count=2'
    for (let pages = 0; next !== undefined && pages < 50; pages++) {
      const reply = await send(upstream, `GET ${next}`, grantAmy('patient/*.rs'))
      expect(reply.status).toBe(200)
      found.push(...names(reply))
      next = (reply.body as Any).link
        .find((each: Any) => each.relation === 'next')
        ?.url.slice(BASE.length + 1)
    }
    expect(found.sort()).toEqual(wanted.sort())
    expect(wanted.length).toBeGreaterThan(4)
  })

  it.each([
    ['no types', '?_id=amy-shaw', 400],
    ['too many', `?_type=${listResourceTypes().slice(0, 21).join(',')}`, 400],
    ['an unknown type', '?_type=Nonsense', 400],
    ['an order', '?_type=Condition,Encounter&_sort=_id', 400],
    ['a parameter that one of them has not', '?_type=Patient,Encounter&class=AMB', 400],
    ['a chain', '?_type=Condition,Encounter&patient.name=a', 400],
    ['a type outside the scopes', '?_type=Condition,Patient', 403],
  ])('is refused with %s', async (_, url, status) => {
    const { upstream } = startBehind()
    const scopes = status === 403 ? 'patient/Condition.rs' : 'patient/*.rs'
    expect(await send(upstream, `GET ${url}`, grantAmy(scopes))).toMatchObject({
      status,
      body: { resourceType: 'OperationOutcome' },
    })
  })
})
