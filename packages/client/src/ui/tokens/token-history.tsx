import type { TokenGeneration } from '../../model/api.ts'
import { DataTable } from '../components/data-table.tsx'
import { RelativeTime } from '../components/relative-time.tsx'
import { Secret } from '../components/secret.tsx'

/** Lists all token responses of the run, with the rotation of the refresh token. */
export function TokenHistory({ history }: { history: readonly TokenGeneration[] }) {
  return (
    <DataTable
      caption="History"
      columns={['#', 'When', 'By', 'Access token', 'Refresh token', 'Rotated', 'Scope']}
      rows={history.map(({ number, receivedAt, by, accessToken, refreshToken, rotated, scope }) => [
        number,
        <RelativeTime key="at" at={receivedAt} />,
        <code key="by">{by}</code>,
        <Secret key="access" value={accessToken} what={`access token ${number}`} />,
        refreshToken ? (
          <Secret key="refresh" value={refreshToken} what={`refresh token ${number}`} />
        ) : (
          'none'
        ),
        number === 1 ? 'first' : rotated ? 'yes' : 'no, unchanged',
        <span key="scope" class="mono">
          {scope ?? ''}
        </span>,
      ])}
    />
  )
}
