import { announce } from '@smart-mock/page-kit'
import { useMemo, useRef } from 'preact/hooks'
import type { ServerFile } from '../../model/api.ts'
import { buildPath } from '../api/build-path.ts'
import { callApi } from '../api/call-api.ts'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { createAttempt } from '../state/attempt.ts'
import { servers, serversProblem } from '../state/servers.ts'

/** Exports and imports the list as a JSON file, without secrets. */
export function ServerTransfer() {
  const attempt = useMemo(createAttempt, [])
  const input = useRef<HTMLInputElement>(null)
  const take = async (event: Event & { currentTarget: HTMLInputElement }) => {
    const [file] = event.currentTarget.files ?? []
    if (!file) return
    const list = await attempt.run('the import', async () => {
      const body = readFile(await file.text())
      return callApi('POST /api/servers/import', { body })
    })
    if (input.current) input.current.value = ''
    if (!list) return
    servers.value = list.servers
    serversProblem.value = list.problem
    announce(`Imported; ${list.servers.length} servers now`)
  }
  return (
    <>
      <a class="button" href={buildPath('GET /api/servers/export', {})} download="smart-client-servers.json">
        Export
      </a>
      <button type="button" class="button" onClick={() => input.current?.click()}>
        Import
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="File to import"
        onChange={take}
      />
      <AttemptStatus attempt={attempt} />
    </>
  )
}

function readFile(text: string): ServerFile {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`The file is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
