import { access, constants } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ImportResult } from '@smart-mock/fhir-engine'
import { escapeLine } from '../../core/util/escape-for-terminal.ts'
import { createTenantData, type TenantData } from '../../exchange/tenants/tenant-data.ts'
import type { MockSettings } from '../../mock/mock-settings.ts'
import type { CliSettings } from '../settings.ts'
import { UsageError } from '../usage-error.ts'
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
}: Pick<CliSettings, 'data' | 'load' | 'save' | 'upstream'>): Promise<
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
  return {
    ...(data === undefined ? {} : { data: await read('--data', data) }),
    ...(first ? {} : { defaultData: await read('--load', load) }),
  }
}

async function read(option: string, path: string): Promise<TenantData> {
  const bars = [createProgressBar(`Reading ${path}`), createProgressBar('Checking resources')] as const
  const result = await readData(option, path, ...bars)
  tell(option, result)
  return createTenantData(result.resources)
}

function tell(option: string, { resources, rejected }: ImportResult): void {
  for (const { where, reason } of rejected) {
    process.stderr.write(`smart-mock: ${option}: skipped ${escapeLine(`${where}: ${reason}`)}\n`)
  }
  if (rejected.length > 0) {
    process.stderr.write(
      `smart-mock: ${option}: ${resources.length} resources loaded, ${rejected.length} skipped\n`,
    )
  }
}

function exists(path: string, mode?: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  )
}
