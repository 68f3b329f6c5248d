import { access, constants } from 'node:fs/promises'
import { dirname } from 'node:path'
import { escapeLine, UsageError } from '@smart-mock/cli-kit'
import { createTenantData, type TenantData } from '../../exchange/tenants/tenant-data.ts'
import type { MockSettings } from '../../mock/mock-settings.ts'
import type { CliSettings } from '../settings.ts'
import { DataRoom } from './data-room.ts'
import { describeImport } from './describe-import.ts'
import { createProgressBar } from './on-progress.ts'
import { openUpstream } from './open-upstream.ts'
import { readData } from './read-data.ts'

/**
 * Reads `--data` and `--load` and reports every resource that was left out, or requests the users of the
 * upstream; throws `UsageError`, also when `--save` would fail at the end.
 */
export async function loadData({
  data,
  load,
  save,
  upstream,
  mock,
}: Pick<CliSettings, 'data' | 'load' | 'save' | 'upstream' | 'mock'>): Promise<
  Pick<MockSettings, 'data' | 'defaultData' | 'upstream'>
> {
  if (upstream) {
    if (data ?? load ?? save) {
      throw new UsageError('--upstream cannot be combined with --data, --load or --save')
    }
    return openUpstream(upstream)
  }
  if (save !== undefined && !(await exists(dirname(save), constants.W_OK))) {
    throw new UsageError(`--save ${save}: its folder does not exist or is not writable`)
  }
  const first = load === undefined || (load === save && !(await exists(load)))
  const room = new DataRoom(mock.memory)
  return {
    ...(data === undefined ? {} : { data: await read('--data', data, room) }),
    ...(first ? {} : { defaultData: await read('--load', load, room) }),
  }
}

async function read(option: string, path: string, room: DataRoom): Promise<TenantData> {
  const result = await readData(option, path, room, createProgressBar(`Reading ${path}`))
  for (const line of describeImport(result))
    process.stderr.write(`smart-mock: ${option}: ${escapeLine(line)}\n`)
  return createTenantData(result.base)
}

function exists(path: string, mode?: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  )
}
