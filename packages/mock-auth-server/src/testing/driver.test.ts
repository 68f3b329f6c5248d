import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type Mock } from '../mock/create-mock.ts'
import { drive, type UserAgent } from './driver.ts'

let mock: Mock
let count = 0
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

/** Creates a user agent that records its calls. */
function recorder(callbacks: (string | undefined)[]): UserAgent & { done: string[] } {
  const done: string[] = []
  return {
    done,
    redirectUri: 'http://app/callback',
    startLogin: async (where) => {
      done.push(`begin ${where}`)
      return callbacks.shift()
    },
    open: async (url, where) => void done.push(`open ${url} ${where}`),
    waitUntilAppGivesUp: async () => void done.push('outwait'),
  }
}

async function played(fault: string, callbacks: (string | undefined)[]) {
  count += 1
  const tenant = mock.createTenant(`driven-${count}`)
  const armed = await tenant.arm(fault)
  const agent = recorder(callbacks)
  await drive(tenant, armed, agent)
  return { done: agent.done, strikeCount: armed.strikeCount }
}

test('delivers a callback, then delivers it again (F-087)', async () => {
  expect(await played('callback-twice', ['cb'])).toEqual({
    done: ['begin same', 'open cb same', 'open cb same'],
    strikeCount: 1,
  })
})

test('waits before the second delivery for the response to the first code (F-087)', async () => {
  const tenant = mock.createTenant('patient')
  const armed = await tenant.arm('callback-twice')
  const redeemed: number[] = []
  const agent: UserAgent = {
    ...recorder(['http://app/callback?code=c1&state=s']),
    open: async () => {
      redeemed.push(tenant.journal.count({ step: 'token' }))
      const body = new URLSearchParams({ grant_type: 'authorization_code', code: 'c1' })
      if (redeemed.length === 1)
        setTimeout(() => void fetch(`${tenant.issuer}/token`, { method: 'POST', body }), 300)
    },
  }
  await drive(tenant, armed, agent)
  expect(redeemed).toEqual([0, 1])
})

test('intercepts a late callback until the app has given up (F-088)', async () => {
  expect((await played('callback-late', ['cb'])).done).toEqual(['begin same', 'outwait', 'open cb same'])
})

test('delivers an unsolicited callback in a new profile, and the genuine one as well (F-055)', async () => {
  const { done } = await played('callback-unsolicited', ['cb'])
  expect(done[1]).toMatch(/^open http:\/\/app\/callback\?code=.* new-profile$/)
  expect(done[2]).toBe('open cb same')
})

test('delivers interleaved launches in reverse order (F-010)', async () => {
  expect((await played('interleaved-launches', ['one', 'two'])).done).toEqual([
    'begin same',
    'begin new',
    'open two new',
    'open one same',
  ])
})

test('launches again in the same window when the first login is complete (F-011)', async () => {
  expect((await played('second-launch', ['one', 'two'])).done).toEqual([
    'begin same',
    'open one same',
    'begin same',
    'open two same',
  ])
})

test('delivers nothing when the app stops before the callback', async () => {
  expect((await played('callback-twice', [undefined])).done).toEqual(['begin same'])
})

test('records no strike by actions for a fault that changes something itself (F-053)', async () => {
  const { done, strikeCount } = await played('state-of-earlier-flow', ['one', 'two'])
  expect(done).toEqual(['begin same', 'open one same', 'begin same', 'open two same'])
  expect(strikeCount).toBe(0)
})
