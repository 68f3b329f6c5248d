import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseFaultSettings } from '../../src/exchange/parse-fault-settings.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { parseLaunchTask } from '../../src/wire/launch/parse-launch-task.ts'
import { post } from '../support/handshake.ts'

/** Names that every plain object has without having been given them. */
const INHERITED = [...Object.getOwnPropertyNames(Object.prototype)]

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

test.each(INHERITED)('takes %s for no canary tenant', async (name) => {
  const { canary } = mock.tenant
  const before = mock.journal.find().length
  const response = await fetch(`${canary.base}/${name}/fhir/metadata`)
  expect(response.status).toBe(404)
  expect(mock.journal.find().slice(before)).toMatchObject([{ listener: 'canary' }])
})

test.each(INHERITED)('takes %s for no tenant, grant type, fault or code of a task', async (name) => {
  for (const path of [
    `/t/${name}/fhir/metadata`,
    `/s/${name}/fhir/metadata`,
    `/v/r4/sim/${name}/fhir/metadata`,
  ])
    expect((await fetch(mock.tenant.base + path)).status, path).toBe(404)
  const { status } = await post(mock, 'token', new URLSearchParams({ grant_type: name }) as never)
  expect(status).toBe(400)
  await expect(mock.arm(name)).rejects.toThrow('does not exist')
  const code = { coding: [{ code: name }] }
  const task = { resourceType: 'Task', intent: 'order', status: 'ready', code } as fhir4.Task
  expect(() => parseLaunchTask(task)).toThrow('neither launch-app-ehr nor')
  expect(await mock.findings()).toBeDefined()
})

test.each(INHERITED)('keeps the parameter %s of a fault, so that it is refused', async (name) => {
  const refused = parseFaultSettings(`state-changed?${name}=1`).then((settings) =>
    mock.arm(settings.fault, settings as never),
  )
  await expect(refused).rejects.toThrow(name)
})
