import { EmptyState } from '@smart-mock/page-kit'
import type { RunMode } from '../../model/api.ts'
import { NextRunButton } from '../components/next-run-button.tsx'
import { ServersButton } from '../components/servers-button.tsx'

const STEPS = {
  standalone: [
    "It reads the server's discovery documents and predicts what could go wrong.",
    "It shows the server's own login form here, or in a tab if the server forbids framing.",
    'It checks the callback, fetches the tokens and verifies them.',
    'It reads the patient in context and opens the query screen.',
  ],
  backend: [
    "It reads the server's discovery documents and predicts what could go wrong.",
    'It signs an assertion with its key and requests a token; no user signs in.',
    'It checks the token, and opens the query screen.',
  ],
} as const

/** Says where to begin, and what the button does. */
export function StartHere({ mode }: { mode: Exclude<RunMode, 'ehr'> }) {
  return (
    <EmptyState
      title="Start here"
      action={
        <>
          <NextRunButton isPrimary />
          <ServersButton label="Choose another server" />
        </>
      }
    >
      <p>
        Press “{mode === 'backend' ? 'Get a token' : 'Log in'}”; every step appears under Steps, and opens to
        its request and response.
      </p>
      <ol>
        {STEPS[mode].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </EmptyState>
  )
}
