import { CopyButton } from '@smart-mock/page-kit'
import type { ServerEntry } from '../../model/api.ts'
import { appInfo } from '../state/app-info.ts'

/** Shows the launch URL of one entry, by which an EHR launches it and no other with that FHIR base. */
export function LaunchUrl({ server: { id, name } }: { server: Pick<ServerEntry, 'id' | 'name'> }) {
  const url = `${appInfo.value?.launchUrl ?? ''}/${encodeURIComponent(id)}`
  return (
    <span class="copyable">
      <code>{url}</code> <CopyButton text={url} what={`the launch URL of ${name}`} />
    </span>
  )
}
