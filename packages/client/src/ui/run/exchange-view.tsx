import { announce, copyText } from '@smart-mock/page-kit'
import type { Exchange } from '../../model/api.ts'
import { fetchCurl } from '../api/fetch-curl.ts'
import { formatDuration } from '../components/format-duration.ts'
import { PartyName } from '../components/party-name.tsx'
import { Note } from '../components/verdicts/note.tsx'
import { JwtView } from './jwt-view.tsx'
import { MessageView } from './message-view.tsx'
import { ParameterTable } from './parameter-table.tsx'

const exposed =
  'A page sees only the headers that the server lists in Access-Control-Expose-Headers, and a few others such as Content-Type.'

interface Props {
  exchange: Exchange
  runId?: string
  /** Names, in lower case, of parameters and headers in which the request differs from a correct one. */
  marked?: readonly string[]
}

/** Shows one HTTP request and its response side by side; exchanges of a run can be copied as curl. */
export function ExchangeView({ exchange, runId = '', marked = [] }: Props) {
  const { request, response, error, jwts } = exchange
  const copyCurl = async () => {
    const text = await fetchCurl(runId, exchange.id).catch(() => undefined)
    if (text === undefined) announce('Could not copy as curl')
    else await copyText(text, 'as curl')
  }
  return (
    <div class="exchange stack-tight">
      <div class="row spread">
        <span class="row">
          <PartyName party={exchange.from} /> → <PartyName party={exchange.to} />
          {exchange.durationMs !== undefined && (
            <span class="muted small">{formatDuration(exchange.durationMs)}</span>
          )}
        </span>
        {runId && (
          <button type="button" class="button button-quiet" onClick={copyCurl}>
            Copy as curl
          </button>
        )}
      </div>
      <div class="exchange-sides">
        <MessageView title="Request" line={`${request.method} ${request.url}`} marked={marked} {...request} />
        {response && (
          <MessageView
            title="Response"
            line={`${response.status} ${response.statusText}`}
            note={exchange.from === 'browser' ? exposed : undefined}
            {...response}
          />
        )}
        {error && (
          <Note level="error">
            No response: {error.name}: {error.message}
          </Note>
        )}
        {!response && !error && <p class="muted">No response yet.</p>}
      </div>
      <ParameterTable parameters={request.parameters} marked={marked} />
      {jwts.map((jwt) => (
        <JwtView key={jwt.name} jwt={jwt} />
      ))}
    </div>
  )
}
