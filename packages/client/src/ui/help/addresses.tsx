import { CopyButton } from '@smart-mock/page-kit'
import type { AppInfo } from '../../model/api.ts'
import { DataTable } from '../components/data-table.tsx'

/** Lists the URLs to register at a server. */
export function Addresses({ info }: { info: AppInfo }) {
  const rows = [
    ['Redirect URI', info.redirectUri, 'Register exactly this, character by character.'],
    [
      'Launch URL',
      info.launchUrl,
      'For EHR launches. With several entries at one FHIR base, take the launch URL on the card of the entry.',
    ],
    ['JWKS URL', info.jwksUrl, 'For clients with a key pair.'],
  ] as const
  return (
    <DataTable
      caption="URLs to register at a server"
      columns={['What', 'Address', 'Note']}
      rows={rows.map(([what, url, note]) => [
        what,
        <span key="url" class="copyable">
          <code>{url}</code> <CopyButton text={url} what={`the ${what}`} />
        </span>,
        note,
      ])}
    />
  )
}
