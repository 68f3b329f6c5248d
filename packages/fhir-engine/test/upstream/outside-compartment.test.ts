import { describe, expect, it } from 'vitest'
import { WORLD } from '../leak/leak-world.ts'
import { grantAmy, listIds, send, startBehind } from './behind-upstream.ts'

const TYPES = ['VerificationResult', 'PaymentNotice', 'DeviceMetric', 'Device', 'EnrollmentResponse']

describe('in front of another server, a type outside the compartment', () => {
  it.each(TYPES)('is the patient’s whom it leads to: %s', async (type) => {
    const { upstream } = startBehind()
    const access = grantAmy('patient/*.rs')
    const own = WORLD.filter((each) => each.resourceType === type && each.id.startsWith('amy-shaw'))
    expect(listIds(await send(upstream, `GET ${type}`, access))).toEqual(own.map(({ id }) => id))
    for (const { id } of own) {
      expect((await send(upstream, `GET ${type}/${id}`, access)).status).toBe(200)
      const hidden = id.replace('amy-shaw', 'frank-hansen')
      expect((await send(upstream, `GET ${type}/${hidden}`, access)).status).toBe(404)
    }
  })

  it('is deleted by its patient alone', async () => {
    const { store, upstream } = startBehind()
    const remove = async (id: string) =>
      (await send(upstream, `DELETE DeviceMetric/${id}`, grantAmy('patient/*.cruds'))).status
    expect([await remove('amy-shaw-metric'), await remove('frank-hansen-metric')]).toEqual([204, 204])
    const isThere = (id: string) => store.get('DeviceMetric', id) !== undefined
    expect([isThere('amy-shaw-metric'), isThere('frank-hansen-metric')]).toEqual([false, true])
  })
})
