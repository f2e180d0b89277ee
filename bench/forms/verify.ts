// The long run of the forms: edited in LibreOffice and read back, their make-up changed at random, 500 applications from data to reports, data → form → data by many
// seeds. Each part replaces its
// figures in verify.json and verify.md. usage: verify.ts [part ...]
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { mutatedForms } from '../../packages/cli/test/damaged/mutated-forms.ts'
import { editedForms } from '../../packages/cli/test/office/edited-forms.ts'
import { noOffice, officeVersion } from '../../packages/cli/test/office/office.ts'
import { applications } from './applications.ts'
import { table } from './report.ts'
import { roundTrips } from './round-trips.ts'

const seed = 20251120

const parts: Record<string, () => Promise<unknown>> = {
  edited: async () => {
    if (noOffice) return { skipped: noOffice }
    const { forms, failed } = await editedForms(50, seed)
    const endings = Map.groupBy(forms, ({ ending }) => ending)
    return {
      seed,
      office: officeVersion(),
      forms: forms.length,
      complete: forms.filter(({ complete }) => complete).length,
      savedBefore: forms.filter(({ savedBefore }) => savedBefore).length,
      filledByHand: forms.filter(({ blank }) => blank).length,
      steps: forms.reduce((sum, { steps }) => sum + steps, 0),
      failedSteps: failed.split('\n').filter(Boolean).length,
      endings: Object.fromEntries([...endings].map(([ending, all]) => [ending, all.length])),
      faults: forms.filter(({ complete }) => !complete),
    }
  },
  mutated: () => mutatedForms(1000, seed),
  applications: async () => applications(500, seed),
  roundTrips: () => roundTrips({ docx: 400, pdf: 200, bare: 200 }, seed),
}

const target = new URL('verify.json', import.meta.url)
const read = (): Record<string, unknown> => (existsSync(target) ? JSON.parse(readFileSync(target, 'utf8')) : {})
const wanted = process.argv.slice(2)
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const used = process.cpuUsage()
  const found = await run()
  const { user, system } = process.cpuUsage(used)
  const figures = read()
  figures[name] = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cores: availableParallelism(),
    cpuSeconds: Math.round((user + system) / 1e5) / 10,
    found,
  }
  process.stdout.write(`${name}\n${JSON.stringify(found, undefined, 1)}\n`)
  writeFileSync(target, `${JSON.stringify(figures, undefined, 2)}\n`)
  writeFileSync(new URL('verify.md', import.meta.url), table(figures))
}
