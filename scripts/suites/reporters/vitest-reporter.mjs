import { relative } from 'node:path'
import { send } from './send.mjs'

/** @param {readonly { message: string, stack?: string, diff?: string }[]} errors */
const describeErrors = (errors) =>
  errors
    .map(({ message, stack, diff }) => [message, diff, stack?.split('\n').slice(1, 6).join('\n')])
    .map((lines) => lines.filter(Boolean).join('\n'))
    .join('\n\n')

/** @param {import('vitest/node').TestModule} module */
const getPath = (module) => relative(process.cwd(), module.moduleId)

/** Reports cases to the process that started Vitest; the units of its plan are files. */
// biome-ignore lint/style/noDefaultExport: Vitest asks for one
export default class VitestReporter {
  /** @param {readonly unknown[]} specifications */
  onTestRunStart(specifications) {
    send({ type: 'plan', units: specifications.length })
  }

  /** @param {import('vitest/node').TestCase} testCase */
  onTestCaseResult(testCase) {
    const { state, errors } = testCase.result()
    if (state === 'pending') return
    const project = testCase.project.name ? [testCase.project.name] : []
    const name = [...project, getPath(testCase.module), testCase.fullName.replaceAll(' > ', ' › ')].join(
      ' › ',
    )
    const milliseconds = Math.round(testCase.diagnostic()?.duration ?? 0)
    const error = errors?.length ? { error: describeErrors(errors) } : {}
    send({ type: 'case', case: { name, outcome: state, milliseconds, ...error } })
  }

  /** @param {import('vitest/node').TestModule} module */
  onTestModuleEnd(module) {
    const errors = [
      ...module.errors(),
      ...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
    ]
    if (errors.length > 0) send({ type: 'broken', error: `${getPath(module)}: ${describeErrors(errors)}` })
    send({ type: 'unit' })
  }

  /** @param {unknown} _modules @param {readonly { message: string, stack?: string }[]} errors */
  onTestRunEnd(_modules, errors) {
    for (const error of errors) send({ type: 'broken', error: describeErrors([error]) })
  }
}
