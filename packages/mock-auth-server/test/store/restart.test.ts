import { expect, test } from 'vitest'
import { codeForm, post } from '../support/handshake.ts'
import { type Walked, walkBroadly } from './broad-walk.ts'
import type { Sandbox } from './sandbox.ts'
import { startMocks, startProcesses } from './start-sandbox.ts'
import { listRecordKinds, listStateKinds } from './stored-records.ts'
import { readWalked, type TenantView, viewQuietTenant } from './tenant-view.ts'
import { describeStored, useValkey } from './use-valkey.ts'

const NAME = 'walked'
/** The kinds of a tenant's records beside those of its state; a canary tenant has its own. */
const OTHER_KINDS = ['client', 'fault', 'fhir', 'run', 'tenant', 'rogue.tenant']

/** What the tenant of a walk looks like, from outside and to clients. */
interface Seen {
  readonly view: TenantView
  readonly reads: TenantView
}

describeStored('a tenant whose process ends', () => {
  const used = useValkey()

  test('is the same at the next process after a graceful stop', async () => {
    const sandbox = await startMocks(1, used.valkey.url)
    const { walked, before } = await walk(sandbox)
    await sandbox.dismiss().close()
    await sandbox.add()
    expect(await see(sandbox, walked)).toEqual(before)
    await expectUsedUp(walked)
  })

  test('has lost nothing but certainty after SIGKILL', async () => {
    const sandbox = await startProcesses(2, used.valkey.url)
    sandbox.balancer.route(0)
    const { walked, before } = await walk(sandbox)
    const killed = sandbox.dismiss()
    killed.signal('SIGKILL')
    await killed.ended
    const after = await see(sandbox, walked)
    expect(withoutVerdicts(after)).toEqual(withoutVerdicts(before))
    await expectUsedUp(walked)
  })

  test('has records of every kind when a walk has left some of each', async () => {
    const sandbox = await startMocks(1, used.valkey.url)
    await walkBroadly(sandbox, NAME)
    expect(await listRecordKinds(sandbox.shared.store, NAME)).toEqual(
      [...listStateKinds(), ...OTHER_KINDS].sort(),
    )
  })
})

async function walk(sandbox: Sandbox): Promise<{ walked: Walked; before: Seen }> {
  const walked = await walkBroadly(sandbox, NAME)
  // Faults may strike at the first of these requests alone.
  await readWalked(walked)
  const reads = await readWalked(walked)
  return { walked, before: { reads, view: await viewQuietTenant(sandbox, NAME) } }
}

/** Looks at the tenant before its clients do, whose requests are in its journal then. */
async function see(sandbox: Sandbox, walked: Walked): Promise<Seen> {
  const view = await viewQuietTenant(sandbox, NAME)
  return { view, reads: await readWalked(walked) }
}

/** Expects that what can be used once is used up, and what was not used is not. */
async function expectUsedUp({
  tenant,
  interaction,
  usedCode,
  unusedCode,
  usedRefresh,
}: Walked): Promise<void> {
  const form = { interaction, step: 'sign-in', user: 'Practitioner/dr-okafor' }
  expect((await post(tenant, 'decide', form)).status).toBe(200)
  const redeem = async (code: string) =>
    (await post(tenant, 'token', await codeForm(tenant, { code }))).status
  expect([await redeem(usedCode), await redeem(unusedCode), await redeem(unusedCode)]).toEqual([
    400, 200, 400,
  ])
  const again = { grant_type: 'refresh_token', refresh_token: usedRefresh }
  expect((await post(tenant, 'token', again)).status).toBe(400)
}

const isJudgement = (title: string) =>
  title.includes('verdicts') || title === '/findings' || title === '/preset-risks'

function withoutVerdicts({ view, reads }: Seen): Seen {
  return { reads, view: Object.fromEntries(Object.entries(view).filter(([title]) => !isJudgement(title))) }
}
