import { expect, test } from 'vitest'
import { claimForCertain } from './claim-for-certain.ts'
import type { ClaimOutcome, TakenTenant } from './claim-tenant.ts'

const TAKEN: TakenTenant = {
  ...{ kind: 'taken', number: '1', isTakeover: false, isWhole: true },
  ...{ records: [], journal: [] },
}
const ELSEWHERE: ClaimOutcome = { kind: 'elsewhere', owner: { process: 'p', address: 'a' }, isWritten: true }

/** Claims a tenant; each attempt has an outcome, and may stall. Returns what came of it, and what was done. */
async function claim(
  attempts: readonly { readonly outcome: ClaimOutcome | undefined; readonly stalls?: 'briefly' | 'still' }[],
) {
  const heartbeat = { isAlive: true, lapses: 0 }
  const done: string[] = []
  const act = async (name: string) => {
    const { outcome, stalls } = attempts[done.filter((each) => each !== 'revive').length] ?? {
      outcome: undefined,
    }
    done.push(name)
    if (stalls === 'briefly') heartbeat.lapses += 1
    if (stalls === 'still') heartbeat.isAlive = false
    return outcome
  }
  const claimed = await claimForCertain(heartbeat, {
    claim: () => act('claim'),
    renew: async (taken) => (await act(`renew ${taken.number}`)) as TakenTenant | undefined,
    release: async ({ number }) => {
      done.push(`release ${number}`)
    },
    revive: async () => {
      done.push('revive')
      heartbeat.isAlive = true
      heartbeat.lapses += 1
    },
  })
  return { claimed, done }
}

test('a tenant that is taken while the process is alive is its own', async () => {
  expect(await claim([{ outcome: TAKEN }])).toEqual({ claimed: TAKEN, done: ['claim'] })
})

test('a process that stalled meanwhile renews what it took, which stays what it was', async () => {
  const renewed = { ...TAKEN, number: '2' }
  expect(await claim([{ outcome: TAKEN, stalls: 'briefly' }, { outcome: renewed }])).toEqual({
    claimed: renewed,
    done: ['claim', 'renew 1'],
  })
  expect(await claim([{ outcome: TAKEN, stalls: 'still' }, { outcome: renewed }])).toEqual({
    claimed: renewed,
    done: ['claim', 'revive', 'renew 1'],
  })
})

test('what another process has taken over since is claimed anew', async () => {
  const attempts = [
    { outcome: TAKEN, stalls: 'briefly' as const },
    { outcome: undefined },
    { outcome: ELSEWHERE },
  ]
  expect(await claim(attempts)).toEqual({ claimed: ELSEWHERE, done: ['claim', 'renew 1', 'claim'] })
})

test('a process that stalls beside every attempt has nothing, and gives up what it took last', async () => {
  const stalls = Array.from({ length: 9 }, (_, at) => ({
    outcome: { ...TAKEN, number: String(at + 1) },
    stalls: 'briefly' as const,
  }))
  const { claimed, done } = await claim(stalls)
  expect(claimed).toBeUndefined()
  expect(done).toEqual(['claim', 'renew 1', 'renew 2', 'renew 3', 'renew 4', 'release 5'])
})

test('a process from which every attempt is taken away gives nothing up', async () => {
  const attempts = Array.from({ length: 9 }, () => ({ outcome: undefined }))
  expect((await claim(attempts)).done).toEqual(Array.from({ length: 5 }, () => 'claim'))
})

test('a tenant of another process is reported, also after a stall', async () => {
  expect((await claim([{ outcome: ELSEWHERE, stalls: 'briefly' }])).claimed).toEqual(ELSEWHERE)
})
