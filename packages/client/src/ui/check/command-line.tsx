import { CopyButton } from '@smart-mock/page-kit'

/** Shows the command that runs the same check from a terminal. */
export function CommandLine({ fhirBase }: { fhirBase: string }) {
  const command = `smart-client check ${fhirBase}`
  return (
    <section class="stack-tight" aria-label="From a terminal">
      <h3>From a terminal</h3>
      <p>
        <code>{command}</code> <CopyButton text={command} what="the command" />
      </p>
      <p class="muted small">
        The same steps and verdicts without a browser; the exit code reports the result, and --report writes
        JUnit and other files for a build server. With --login and --client-id it continues to the tokens.
      </p>
    </section>
  )
}
