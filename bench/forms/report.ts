import type { Mutated } from '../../packages/cli/test/damaged/mutated-forms.ts'
import type { Applications } from './applications.ts'
import type { RoundTrips } from './round-trips.ts'

interface Part<Found> {
  date: string
  node: string
  cores: number
  cpuSeconds: number
  found: Found
}
interface Edited {
  office: string
  forms: number
  complete: number
  savedBefore: number
  filledByHand: number
  steps: number
  failedSteps: number
  endings: Record<string, number>
}

/** The figures in words. */
export function table(figures: Record<string, unknown>): string {
  const lines = [
    '# Forms: the long run',
    '',
    'Made by `npm run verify:forms`; CPU seconds are user and system time of this process.',
    '',
  ]
  const edited = figures['edited'] as Part<Edited> | undefined
  if (edited) {
    const { office, forms, complete, savedBefore, filledByHand, steps, failedSteps, endings } = edited.found
    lines.push(
      `## Edited in LibreOffice (${edited.date}, Node ${edited.node})`,
      '',
      `${office}: ${complete} of ${forms} forms complete; ${filledByHand} were blank forms filled in by hand, the others filled ones changed; ${savedBefore} had been saved by LibreOffice before.`,
      `${steps} steps (cells typed into or over, rows added and deleted, answers, controls taken away), ${failedSteps} failed.`,
      `Saved as ${Object.entries(endings)
        .map(([ending, count]) => `${ending} ${count}`)
        .join(', ')}.`,
      '',
    )
  }
  const mutated = figures['mutated'] as Part<Mutated> | undefined
  if (mutated) {
    const { forms, refused, same, told, silent } = mutated.found
    lines.push(
      `## Make-up changed at random (${mutated.date}, Node ${mutated.node}, ${mutated.cpuSeconds} CPU s)`,
      '',
      'Labels and headings renamed or taken out, cells and rows taken out, merged, split, swapped, values typed beside their labels;',
      'with controls or without, one to three changes a form.',
      '',
      `${forms} forms: ${same} the same with nothing said, ${told} with what is missing said, ${refused} refused, ${silent.length} wrong in silence.`,
      '',
    )
  }
  const run = figures['applications'] as Part<Applications> | undefined
  if (run) {
    const { applications, same, steps } = run.found
    lines.push(
      `## ${applications} applications by the command line (${run.date}, Node ${run.node}, ${run.cores} cores)`,
      '',
      `Data → forms → read back → five experts' scores → reports. Came back as they were: DOCX ${same.docx}, PDF ${same.pdf} of ${applications}.`,
      'CPU seconds are user and system time of each command with its children.',
      '',
      '| step | files | MB | CPU s | exit status |',
      '| --- | ---: | ---: | ---: | ---: |',
      ...steps.map(
        ({ step, files, megabytes, cpuSeconds, status }) =>
          `| ${step} | ${files} | ${megabytes} | ${cpuSeconds} | ${status} |`,
      ),
      `| all | ${sum(steps, 'files')} | ${sum(steps, 'megabytes')} | ${sum(steps, 'cpuSeconds')} | |`,
      '',
    )
  }
  const trips = figures['roundTrips'] as Part<Record<string, RoundTrips>> | undefined
  if (trips) {
    lines.push(
      `## Data → form → data (${trips.date}, Node ${trips.node}, ${trips.cpuSeconds} CPU s)`,
      '',
      '| kind | forms | the same | seeds of the others |',
      '| --- | ---: | ---: | --- |',
      ...Object.entries(trips.found).map(
        ([kind, { forms, same, seeds }]) => `| ${kind} | ${forms} | ${same} | ${seeds.join(', ') || '–'} |`,
      ),
      '',
    )
  }
  return `${lines.join('\n').trimEnd()}\n`
}

function sum(steps: Applications['steps'], key: 'files' | 'megabytes' | 'cpuSeconds'): number {
  return Math.round(steps.reduce((all, step) => all + step[key], 0) * 10) / 10
}
