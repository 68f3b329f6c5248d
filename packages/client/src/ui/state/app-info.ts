import { signal } from '@preact/signals'
import type { AppInfo } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'

export const appInfo = signal<AppInfo | undefined>()

export async function loadAppInfo(): Promise<void> {
  appInfo.value = await callApi('GET /api/info')
}
