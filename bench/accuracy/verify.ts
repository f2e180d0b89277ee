import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// Measures everything that has labels: clauses read, opinions found and linked, clusters, stance and wording; writes the results beside this file.
// usage: node --conditions=source bench/accuracy/verify.ts [SHARED]

const shared = process.argv[2] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const runs: [script: string, given: string[]][] = [
  ['clauses.ts', [`${shared}/data`]],
  ['opinions.ts', ['--write']],
  ['clusters.ts', [shared, '--write']],
]
let failed = false
for (const [script, given] of runs) {
  const needsShared = script === 'clauses.ts'
  if (needsShared && !existsSync(given[0]!)) {
    console.log(`${script}: left out, ${given[0]} is not there`)
    continue
  }
  const { status } = spawnSync(
    process.execPath,
    ['--conditions=source', fileURLToPath(new URL(script, import.meta.url)), ...given],
    { stdio: 'inherit' },
  )
  failed ||= status !== 0
}
process.exitCode = failed ? 1 : 0
