/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} program absolute path of the test runner, a Node.js program
 * @property {string[]} args that make it tell its progress to this process: see `reporters/`
 * @property {string} folder relative to the root
 * @property {readonly string[]} requires names of the providers of what it needs beyond Node.js
 * @property {number} [node] major version of the Node.js that runs it, which it then requires; by default the one that
 *   runs `npm test`
 * @property {number} usualSeconds how long it takes on two cores, for an estimate before its own pace is known
 *
 * @typedef {object} Case One test as its runner reports it.
 * @property {string} name file and titles, joined by " › "
 * @property {'passed' | 'failed' | 'skipped'} outcome
 * @property {number} milliseconds
 * @property {string} [error] messages with the lines of code, when it failed
 *
 * @typedef {{ type: 'plan', units: number }} PlanMessage how many units (files or cases) there are
 * @typedef {{ type: 'case', case: Case }} CaseMessage
 * @typedef {{ type: 'unit' }} UnitMessage one more unit is finished
 * @typedef {{ type: 'broken', error: string }} BrokenMessage something that is no case failed: a file, a set-up
 * @typedef {PlanMessage | CaseMessage | UnitMessage | BrokenMessage} RunnerMessage
 */
