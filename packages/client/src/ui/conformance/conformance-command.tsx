import { CopyButton } from '@smart-mock/page-kit'

/** Shows the command that runs the same cases from a terminal. */
export function ConformanceCommand({ fhirBase }: { fhirBase: string }) {
  const command = `smart-client conformance ${fhirBase}`
  return (
    <section class="stack-tight" aria-label="From a terminal">
      <h3>From a terminal</h3>
      <p>
        <code>{command}</code> <CopyButton text={command} what="the command" />
      </p>
      <p class="muted small">
        The same cases in a build: with a configuration of clients and of known outcomes, a baseline, and
        readiness for a certification.
      </p>
    </section>
  )
}
