import { signal } from '@preact/signals'
import type { AppInfo } from '../../model/api.ts'
import { call } from '../api/call.ts'

export const appInfo = signal<AppInfo | undefined>()

export async function loadAppInfo(): Promise<void> {
  appInfo.value = await call('GET /api/info')
}
